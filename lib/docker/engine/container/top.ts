import { concat, decode } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { TopResponse } from '../../api/types/container'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import type { Container } from './container'
import { notRunning } from './kill'

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
  const { stdout, stderr, isSuccess } = yield* runPs(
    engine.sys,
    (psArgs || '-ef').split(/\s+/).filter(Boolean),
  )
  if (!isSuccess) throw new EngineError('System', `ps: ${stderr.split('\n')[0]}`)
  yield* engine.logContainer(container, 'top')
  return parsePs(stdout, containerPids(engine.sys, container))
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

/** Processes of a container: those in its mount namespace, as the host numbers them. */
export function containerPids(sys: Syscalls, container: Container): ReadonlySet<number> {
  const own = mountNamespace(sys, String(container.pid))
  const pids = sys.getdents('/proc').filter(({ name }) => /^\d+$/.test(name))
  return new Set(pids.filter(({ name }) => mountNamespace(sys, name) === own).map(({ name }) => Number(name)))
}

/** Undefined for zombies, which have left theirs. */
function mountNamespace(sys: Syscalls, pid: string): string | undefined {
  try {
    return sys.readlink(`/proc/${pid}/ns/mnt`)
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH', 'EACCES')) return undefined
    throw error
  }
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
