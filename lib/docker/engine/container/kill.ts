import { SECOND } from '../../../base/clock'
import { isErrno } from '../../../linux/kernel/errno'
import { parseSignal, type Signal, signalNumbers } from '../../../linux/kernel/signal'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { checkpoint } from './checkpoint'
import type { Container } from './container'
import { freezeProcesses } from './freeze'

const KILL_TIMEOUT = 10 * SECOND

/** Reads a signal as moby does: number or name. @throws EngineError InvalidParameter in its words */
export function signalOf(text: string): Signal {
  const signal = parseSignal(text)
  if (signal) return signal
  if (/^\d+$/.test(text) && Number(text) !== 0) {
    throw new EngineError('InvalidParameter', `the linux daemon does not support signal ${text}`)
  }
  throw new EngineError('InvalidParameter', `invalid signal: ${text}`)
}

/** `docker kill` (moby ContainerKill). @throws EngineError */
export function* killByName(engine: Engine, reference: string, signalText: string): Blocking<void> {
  try {
    const signal = signalText === '' ? 'SIGKILL' : signalOf(signalText)
    const container = engine.containerStore.find(reference)
    yield* container.settled()
    if (signal === 'SIGKILL') yield* killContainer(engine, container)
    else yield* sendSignal(engine, container, signal)
  } catch (error) {
    throw error instanceof EngineError ? error.wrap(`cannot kill container: ${reference}`) : error
  }
}

export function notRunning(container: Container): EngineError {
  return new EngineError('Conflict', `container ${container.id} is not running`)
}

/** SIGKILL, and waits until the container has stopped. @throws EngineError Conflict when it does not run */
export function* killContainer(engine: Engine, container: Container): Blocking<void> {
  if (!container.isRunning) throw notRunning(container)
  yield* sendSignal(engine, container, 'SIGKILL')
  yield* waitUntilStopped(engine, container, KILL_TIMEOUT)
}

/** Sends a signal to process 1 (moby killWithSignal). */
export function* sendSignal(engine: Engine, container: Container, signal: Signal): Blocking<void> {
  yield* container.mutex.hold(function* () {
    if (!container.isRunning) throw notRunning(container)
    const { StopSignal } = container.config
    // Only the signal meant to stop it, or SIGKILL, ends its restart policy when a stop signal is configured.
    const ends = !StopSignal || signal === 'SIGKILL' || parseSignal(StopSignal) === signal
    if (ends) container.backoff.isCancelled = true
    if (!engine.isShuttingDown) container.hasBeenManuallyStopped = true
    yield* checkpoint(engine, container)
    const { task } = container
    if (!task) {
      yield* container.changed.notify()
      return
    }
    deliver(engine, task.pid, signal)
    if (ends && container.isPaused) yield* freezeProcesses(engine, container, false)
    yield* engine.logContainer(container, 'kill', { signal: String(signalNumbers[signal]) })
  })
}

function deliver({ sys }: Engine, pid: number, signal: Signal): void {
  try {
    sys.kill(pid, signal)
  } catch (error) {
    // Dead already: its end is on the way here.
    if (!isErrno(error, 'ESRCH')) throw error
  }
}

/** Whether the container stopped in time; without a time it is waited for as long as it takes. */
export function* waitUntilStopped(
  { sys }: Engine,
  container: Container,
  timeout: number | undefined,
): Blocking<boolean> {
  const deadline = timeout === undefined ? undefined : sys.now() + timeout
  const exits = container.exits
  while (container.isRunning && container.exits === exits) {
    const left = deadline === undefined ? undefined : deadline - sys.now()
    if (left !== undefined && left <= 0) return false
    yield* container.changed.wait({ timeout: left })
  }
  return true
}
