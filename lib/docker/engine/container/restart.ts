import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { startContainer } from './start'
import { type StopOptions, stopContainer } from './stop'

/** `docker restart` (moby containerRestart). @throws EngineError */
export function* restartContainer(engine: Engine, reference: string, options: StopOptions): Blocking<void> {
  const container = engine.containerStore.find(reference)
  yield* container.settled()
  try {
    if (container.isRunning) {
      container.hasBeenManuallyRestarted = true
      yield* stopContainer(engine, container, options)
    }
    yield* startContainer(engine, container)
    yield* engine.logContainer(container, 'restart')
  } catch (error) {
    throw error instanceof EngineError
      ? new EngineError('System', `Cannot restart container ${reference}: ${error.message}`)
      : error
  }
}
