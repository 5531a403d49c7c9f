import { SECOND } from '../../../base/clock'
import { parseSignal } from '../../../linux/kernel/signal'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import type { Container } from './container'
import { killContainer, sendSignal, signalOf, waitUntilStopped } from './kill'

const DEFAULT_TIMEOUT_SECONDS = 10

export interface StopOptions {
  readonly signal?: string | undefined
  /** -1 waits forever */
  readonly timeoutSeconds?: number | undefined
}

/** `docker stop` (moby ContainerStop). @throws EngineError NotModified when it is stopped already */
export function* stopByName(engine: Engine, reference: string, options: StopOptions): Blocking<void> {
  const container = engine.containerStore.find(reference)
  yield* container.settled()
  if (!container.isRunning) throw new EngineError('NotModified', 'container is already stopped')
  try {
    yield* stopContainer(engine, container, options)
  } catch (error) {
    throw error instanceof EngineError ? error.wrap(`cannot stop container: ${reference}`) : error
  }
}

/** Asks with the stop signal, waits, and takes SIGKILL when that was not enough. */
export function* stopContainer(
  engine: Engine,
  container: Container,
  { signal, timeoutSeconds }: StopOptions,
): Blocking<void> {
  if (!container.isRunning) return
  const { StopSignal, StopTimeout } = container.config
  const chosen = signal ? signalOf(signal) : (StopSignal && parseSignal(StopSignal)) || 'SIGTERM'
  const seconds = timeoutSeconds ?? StopTimeout ?? DEFAULT_TIMEOUT_SECONDS
  yield* sendSignal(engine, container, chosen)
  const stopped = yield* waitUntilStopped(engine, container, seconds < 0 ? undefined : seconds * SECOND)
  if (!stopped) yield* killContainer(engine, container)
  yield* engine.logContainer(container, 'stop')
}
