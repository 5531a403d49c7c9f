import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { VolumeListResponse, VolumePruneReport } from '../../api/types/volume'
import type { Engine } from '../engine'
import type { Filters } from '../filters'
import { matchesPruneLabels } from '../prune-filter'
import { ANONYMOUS_LABEL, describeVolume } from './volume-store'

/** `docker volume ls`. @throws EngineError for a bad filter */
export function listVolumes(engine: Engine, filters: Filters): VolumeListResponse {
  filters.validate('dangling', 'name', 'driver', 'label')
  const dangling = filters.has('dangling') ? filters.bool('dangling', false) : undefined
  const volumes = engine.volumeStore.all.filter(
    ({ name, labels, users }) =>
      filters.matches('name', name) &&
      filters.matchesExactly('driver', 'local') &&
      filters.matchesLabels('label', labels) &&
      (dangling === undefined || dangling === (users.size === 0)),
  )
  return { Volumes: volumes.map(describeVolume), Warnings: null }
}

/** `docker volume prune`: anonymous volumes no container has; with `all=true` named ones too. */
export function* pruneVolumes(engine: Engine, filters: Filters): Blocking<VolumePruneReport> {
  filters.validate('label', 'label!', 'all')
  const all = filters.bool('all', false)
  const deleted: string[] = []
  let reclaimed = 0
  for (const volume of engine.volumeStore.all) {
    const isAnonymous = volume.labels?.[ANONYMOUS_LABEL] !== undefined
    if (volume.users.size > 0 || (!all && !isAnonymous) || !matchesPruneLabels(filters, volume.labels))
      continue
    reclaimed += engine.volumeStore.size(volume)
    engine.volumeStore.remove(volume)
    yield* engine.log('volume', 'destroy', volume.name, { driver: 'local' })
    deleted.push(volume.name)
  }
  yield* engine.log('volume', 'prune', '', { reclaimed: String(reclaimed) })
  return { VolumesDeleted: deleted.length > 0 ? deleted : null, SpaceReclaimed: reclaimed }
}
