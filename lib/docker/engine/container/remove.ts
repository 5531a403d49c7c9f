import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { removeAll } from '../files'
import { latency } from '../latency'
import { ANONYMOUS_LABEL } from '../volume/volume-store'
import type { Container } from './container'
import { killContainer } from './kill'
import { notifyExit } from './state-changes'
import { stopContainer } from './stop'

export interface RemoveOptions {
  readonly force: boolean
  readonly removeVolumes: boolean
  /** by `--rm`: nobody waits for it */
  readonly isAutomatic?: boolean
}

/** `docker rm` (moby containerRm). @throws EngineError Conflict, NotFound */
export function* removeContainer(engine: Engine, reference: string, options: RemoveOptions): Blocking<void> {
  const container = engine.containerStore.find(reference)
  yield* container.settled()
  if (container.isBeingRemoved)
    throw new EngineError('Conflict', `removal of container ${reference} is already in progress`)
  container.isBeingRemoved = true
  try {
    yield* end(engine, container, options)
    if (!options.isAutomatic) yield* engine.sys.nanosleep(latency.remove)
    // An exit that is still being written down comes first.
    yield* container.mutex.hold(() => destroyContainer(engine, container, options))
    container.isRemoved = true
    container.error = ''
    yield* notifyExit(container)
    yield* engine.logContainer(container, 'destroy')
  } catch (error) {
    throw error instanceof EngineError
      ? error.wrap(`cannot remove container ${JSON.stringify(reference)}`)
      : error
  } finally {
    container.isBeingRemoved = false
  }
}

function* end(engine: Engine, container: Container, { force }: RemoveOptions): Blocking<void> {
  if (!container.isRunning) return
  if (!force) {
    if (container.isPaused)
      throw new EngineError('Conflict', 'container is paused and must be unpaused first')
    throw new EngineError(
      'Conflict',
      `container is ${container.state.status}: stop the container before removing or force remove`,
    )
  }
  yield* killContainer(engine, container)
  if (container.isRunning) yield* stopContainer(engine, container, { timeoutSeconds: 3 })
}

/** Deletes all that belongs to a container that does not run: its files, its layer, its volumes if asked for. */
export function* destroyContainer(
  engine: Engine,
  container: Container,
  { removeVolumes }: { removeVolumes: boolean },
): Blocking<void> {
  const { sys, layerStore, volumeStore, containerStore } = engine
  container.state = { status: 'dead' }
  layerStore.removeMount(container.layer)
  removeAll(sys, container.directory)
  containerStore.delete(container)
  for (const id of container.execs.keys()) engine.execs.delete(id)
  for (const { volume } of container.mounts.values()) {
    if (!volume) continue
    volume.users.delete(container.id)
    const isAnonymous = volume.labels?.[ANONYMOUS_LABEL] !== undefined
    if (!removeVolumes || !isAnonymous || volume.users.size > 0 || !volumeStore.find(volume.name)) continue
    volumeStore.remove(volume)
    yield* engine.log('volume', 'destroy', volume.name, { driver: 'local' })
  }
}
