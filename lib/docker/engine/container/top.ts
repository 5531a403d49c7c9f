import { concat, decode } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { TopResponse } from '../../api/types/container'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { cgroupProcesses } from '../runtime/cgroup'
import type { Container } from './container'
import { notRunning } from './kill'
import { cgroupPath } from './spec'

const PS = '/usr/bin/ps'

/** `docker top`: the host's ps, and of its lines those of the container's processes (moby ContainerTop). @throws EngineError */
export function* topContainer(engine: Engine, reference: string, psArgs: string): Blocking<TopResponse> {
  const container = engine.containerStore.find(reference)
  if (container.state.status === 'restarting') {
    throw new EngineError(
      'Conflict',
      `Container ${container.id} is restarting, wait until the container is running`,
    )
  }
  if (!container.isRunning) throw notRunning(container)
  validateArgs(psArgs)
  const args = (psArgs || '-ef').split(/\s+/).filter(Boolean)
  const pids = yield* containerPids(engine, container)
  // Some options (such as f) cannot be used together with -q; then ps shows all and its lines are sorted out here.
  let result = yield* runPs(engine.sys, [...args, `-q${pids.join(',')}`])
  if (!result.isSuccess) result = yield* runPs(engine.sys, args)
  if (!result.isSuccess) throw new EngineError('System', `ps: ${result.stderr.split('\n')[0]}`)
  yield* engine.logContainer(container, 'top')
  return parsePs(result.stdout, new Set(pids))
}

/** A renamed column must not pass for the pids. @throws EngineError */
function validateArgs(args: string): void {
  for (const [, column = '', title = ''] of args.matchAll(/\s+(\S*)=\s*(PID\S*)/g)) {
    if (column !== 'pid') throw new EngineError('System', `specifying "${column}=${title}" is not allowed`)
  }
}

function* runPs(
  sys: Syscalls,
  args: readonly string[],
): Blocking<{ stdout: string; stderr: string; isSuccess: boolean }> {
  const out = sys.pipe()
  const err = sys.pipe()
  const silence = yield* sys.open('/dev/null', { access: 'read' })
  const pid = yield* sys.spawn({
    path: PS,
    argv: ['ps', ...args],
    fds: new Map([
      [0, silence],
      [1, out.write],
      [2, err.write],
    ]),
  })
  for (const fd of [silence, out.write, err.write]) sys.close(fd)
  const stdout = yield* readAll(sys, out.read)
  const stderr = yield* readAll(sys, err.read)
  const status = yield* sys.wait4(pid)
  return { stdout, stderr, isSuccess: status !== undefined && 'exited' in status && status.exited === 0 }
}

function* readAll(sys: Syscalls, fd: number): Blocking<string> {
  const chunks: Uint8Array[] = []
  for (let bytes = yield* sys.read(fd, 65_536); bytes.length > 0; bytes = yield* sys.read(fd, 65_536))
    chunks.push(bytes)
  sys.close(fd)
  return decode(concat(chunks))
}

/** Processes of a container, as the host numbers them. */
export function containerPids({ sys }: Engine, container: Container): Blocking<number[]> {
  return cgroupProcesses(sys, cgroupPath(container))
}

/** Cuts ps's table into cells; the last one keeps its blanks. @throws EngineError without a PID column */
export function parsePs(output: string, pids: ReadonlySet<number>): TopResponse {
  const [head = '', ...lines] = output.split('\n').filter(Boolean)
  const titles = head.trim().split(/\s+/)
  const pidColumn = titles.indexOf('PID')
  if (pidColumn < 0) throw new EngineError('System', "Couldn't find PID field in ps output")
  const processes = lines.map((line) => {
    const words = line.trim().split(/\s+/)
    return [...words.slice(0, titles.length - 1), words.slice(titles.length - 1).join(' ')]
  })
  return { Processes: processes.filter((row) => pids.has(Number(row[pidColumn]))), Titles: titles }
}
