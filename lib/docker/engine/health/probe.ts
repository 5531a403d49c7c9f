import { concat, decode } from '../../../base/bytes'
import { rfc3339Nano } from '../../../base/civil'
import { isErrno } from '../../../linux/kernel/errno'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HealthcheckResult } from '../../api/types/container'
import type { ContainerConfig } from '../../api/types/container-config'
import type { Container } from '../container/container'
import { createExec } from '../container/exec-create'
import { beginExec, runDetached } from '../container/exec-start'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { goDuration } from '../go-duration'

/** What a probe printed is kept up to here (moby maxOutputLen). */
const LONGEST_OUTPUT = 4096

/** The command of a health check; undefined when there is none to run (moby getProbe). */
export function probeCommand({ Healthcheck, Shell }: ContainerConfig): string[] | undefined {
  const [kind, ...rest] = Healthcheck?.Test ?? []
  if (kind === 'CMD') return rest
  if (kind === 'CMD-SHELL') return [...(Shell?.length ? Shell : ['/bin/sh', '-c']), ...rest]
  return undefined
}

/** Runs a container's health check once, for `timeout` nanoseconds at most (moby cmdProbe.run). */
export function* runProbe(
  engine: Engine,
  container: Container,
  command: string[],
  timeout: number,
): Blocking<HealthcheckResult> {
  const { sys } = engine
  const Start = rfc3339Nano(sys.realtime())
  try {
    const outcome = yield* runOnce(engine, container, command, timeout)
    return { Start, End: rfc3339Nano(sys.realtime()), ...outcome }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { Start, End: rfc3339Nano(sys.realtime()), ExitCode: -1, Output: error.message }
  }
}

function* runOnce(
  engine: Engine,
  container: Container,
  Cmd: string[],
  timeout: number,
): Blocking<Pick<HealthcheckResult, 'ExitCode' | 'Output'>> {
  const { sys } = engine
  const id = yield* createExec(engine, container.id, { Cmd, AttachStdout: true, AttachStderr: true })
  const exec = engine.execs.get(id)
  if (!exec) throw new EngineError('NotFound', `No such exec instance: ${id}`)
  const chunks: Uint8Array[] = []
  exec.output.add({
    *write(_, bytes) {
      chunks.push(bytes.slice())
      return true
    },
    *end() {},
  })
  beginExec(engine, container, exec)
  const deadline = sys.now() + timeout
  yield* runDetached(engine, container, exec)
  while (exec.exitCode === null && sys.now() < deadline) {
    yield* exec.changed.wait({ timeout: deadline - sys.now() })
  }
  const isLate = exec.exitCode === null
  if (isLate) kill(engine, exec.pid)
  while (exec.exitCode === null) yield* exec.changed.wait()
  engine.execs.delete(id)
  const Output = limited(chunks)
  if (!isLate) return { ExitCode: exec.exitCode, Output }
  const message = `Health check exceeded timeout (${goDuration(timeout)})`
  return { ExitCode: -1, Output: Output === '' ? message : `${message}: ${Output}` }
}

function kill({ sys }: Engine, pid: number): void {
  try {
    sys.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!isErrno(error, 'ESRCH')) throw error
  }
}

function limited(chunks: readonly Uint8Array[]): string {
  const bytes = concat(chunks)
  return bytes.length > LONGEST_OUTPUT ? `${decode(bytes.subarray(0, LONGEST_OUTPUT))}...` : decode(bytes)
}
