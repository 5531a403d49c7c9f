import { encode } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ExecStartRequest } from '../../api/types/exec'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { latency } from '../latency'
import { RuntimeError } from '../runtime/runtime-error'
import { Task } from '../runtime/task'
import { forwardInput } from './attach'
import { ClientSink } from './client-sink'
import type { Container } from './container'
import type { Exec } from './exec'
import { activeContainer, commandText } from './exec-create'
import { pumpInput } from './pump-input'

/** Claims an exec for its one start. @throws EngineError Conflict */
export function beginExec(engine: Engine, container: Container, exec: Exec): void {
  if (exec.hasStarted) {
    const reason = exec.exitCode === null ? 'is already running' : 'has already run'
    throw new EngineError('Conflict', `exec command ${exec.init.id} ${reason}`)
  }
  activeContainer(engine, container.id)
  exec.hasStarted = true
}

/** Runs an exec on its own (`docker exec -d`). @throws EngineError with runc's words when it cannot start */
export function* runDetached(engine: Engine, container: Container, exec: Exec): Blocking<void> {
  yield* launch(engine, container, exec)
}

/** Runs an exec on a hijacked connection until it ends; a failure to start is written there, as dockerd does. */
export function* runAttached(
  engine: Engine,
  container: Container,
  exec: Exec,
  request: ExecStartRequest,
  client: number,
): Blocking<void> {
  const { init } = exec
  const [height = 0, width = 0] = request.ConsoleSize ?? []
  if (init.process.consoleSize && height > 0 && width > 0) init.process.consoleSize = { height, width }
  const sink = new ClientSink(engine.sys, client, {
    stdout: init.openStdout,
    stderr: init.openStderr,
    tty: init.tty,
  })
  exec.output.add(sink)
  try {
    yield* launch(engine, container, exec)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    yield* sink.write('stdout', encode(`${error.message}\r\n`))
    yield* exec.output.end()
    return
  }
  yield* forwardInput(engine, client, {
    output: exec.output,
    sink,
    stdin: init.openStdin ? exec.stdin : undefined,
    closesStdin: !init.tty,
  })
}

function* launch(engine: Engine, container: Container, exec: Exec): Blocking<void> {
  const { sys } = engine
  const { init } = exec
  yield* engine.logContainer(container, `exec_start: ${commandText(exec)}`, { execID: init.id })
  try {
    // Most of the time goes by before runc has a process.
    yield* sys.nanosleep(latency.exec)
    const socket = `/run/containerd/s/${container.id}`
    const task = yield* Task.prepare(
      sys,
      socket,
      { type: 'exec', process: init.process, stdin: init.openStdin },
      {
        output: (stream, bytes) => exec.output.write(stream, bytes),
        exited: ({ status }) => handleExecExit(engine, container, exec, status),
      },
    )
    exec.task = task
    exec.pid = task.pid
    yield* task.start()
    exec.isRunning = true
    if (init.openStdin) sys.thread(() => pumpInput(exec.stdin, task))
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error
    exec.exitCode = failureCode(error.message)
    const advice = error.message.endsWith('is a directory') ? ': permission denied' : ''
    throw new EngineError(exec.exitCode === 128 ? 'System' : 'InvalidParameter', error.message + advice)
  }
}

/** The exit code a failure to start stands for (moby setExitCodeFromError). */
function failureCode(message: string): number {
  const text = message.toLowerCase()
  if (text.includes('permission denied') || text.includes('is a directory')) return 126
  if (text.includes('executable file not found') || text.includes('no such file or directory')) return 127
  return 128
}

function* handleExecExit(engine: Engine, container: Container, exec: Exec, status: number): Blocking<void> {
  exec.exitCode = status
  exec.isRunning = false
  container.execs.delete(exec.init.id)
  yield* exec.stdin.wake()
  yield* exec.changed.notify()
  yield* engine.logContainer(container, 'exec_die', { execID: exec.init.id, exitCode: String(status) })
  yield* exec.output.end()
}
