import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Volume, VolumeCreateRequest } from '../../api/types/volume'
import type { Engine } from '../engine'
import { describeVolume } from './volume-store'

/** `docker volume create`; a volume of that name that exists is given back as it is. @throws EngineError */
export function* createVolume(
  engine: Engine,
  { Name, Driver, DriverOpts, Labels }: VolumeCreateRequest,
): Blocking<Volume> {
  const { volume, isNew } = engine.volumeStore.create({
    name: Name,
    driver: Driver,
    options: DriverOpts,
    labels: Labels,
  })
  if (isNew) yield* engine.log('volume', 'create', volume.name, { driver: 'local' })
  return describeVolume(volume)
}

/** `docker volume rm`. @throws EngineError NotFound, Conflict */
export function* removeVolume(engine: Engine, name: string, force: boolean): Blocking<void> {
  const volume = engine.volumeStore.find(name)
  if (!volume && force) return
  engine.volumeStore.remove(volume ?? engine.volumeStore.get(name))
  yield* engine.log('volume', 'destroy', name, { driver: 'local' })
}
