import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { checkpoint } from './checkpoint'
import { freezeProcesses } from './freeze'
import { notRunning } from './kill'
import { setPaused } from './state-changes'

/** `docker pause` (moby containerPause). @throws EngineError */
export function* pauseContainer(engine: Engine, reference: string): Blocking<void> {
  const container = engine.containerStore.find(reference)
  yield* container.mutex.hold(function* () {
    if (!container.isRunning) throw notRunning(container)
    if (container.isPaused) throw new EngineError('Conflict', `Container ${container.id} is already paused`)
    if (container.state.status === 'restarting') {
      throw new EngineError(
        'Conflict',
        `Container ${container.id} is restarting, wait until the container is running`,
      )
    }
    yield* freezeProcesses(engine, container, true)
    yield* setPaused(engine, container, true)
    yield* engine.logContainer(container, 'pause')
    yield* checkpoint(engine, container)
  })
}

/** `docker unpause` (moby containerUnpause). @throws EngineError */
export function* unpauseContainer(engine: Engine, reference: string): Blocking<void> {
  const container = engine.containerStore.find(reference)
  yield* container.mutex.hold(function* () {
    if (!container.isPaused) throw new EngineError('System', `Container ${container.id} is not paused`)
    yield* freezeProcesses(engine, container, false)
    yield* setPaused(engine, container, false)
    yield* engine.logContainer(container, 'unpause')
    yield* checkpoint(engine, container)
  })
}
