import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Engine } from '../engine'
import { mountVolume, unmountVolume } from '../volume/mount-volume'
import type { Container } from './container'

/** Makes the volumes of a container that is about to run ready. @throws EngineError System */
export function* mountVolumes(engine: Engine, container: Container): Blocking<void> {
  for (const { volume, destination, isWritable, propagation } of container.mounts.values()) {
    if (!volume) continue
    mountVolume(engine.sys, volume, container.id)
    yield* engine.log('volume', 'mount', volume.name, {
      container: container.id,
      destination,
      driver: 'local',
      propagation,
      'read/write': String(isWritable),
    })
  }
}

/** The reverse, after the run. */
export function* unmountVolumes(engine: Engine, container: Container): Blocking<void> {
  for (const { volume } of container.mounts.values()) {
    if (!volume) continue
    unmountVolume(engine.sys, volume, container.id)
    yield* engine.log('volume', 'unmount', volume.name, { container: container.id, driver: 'local' })
  }
}
