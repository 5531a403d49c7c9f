import type { Blocking } from '../../../linux/kernel/wait-queue'
import { referenceString } from '../../api/reference'
import type { ImageDeleteItem, ImagePruneReport } from '../../api/types/image'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { nanoseconds } from '../event/event-log'
import type { Filters } from '../filters'
import { matchesPruneLabels, parseUntil } from '../prune-filter'
import { newestFirst } from './list'
import { removeImage } from './remove'

/** `docker image prune`: images without a name, or with `dangling=false` all that no container uses. */
export function* pruneImages(engine: Engine, filters: Filters): Blocking<ImagePruneReport> {
  filters.validate('dangling', 'label', 'label!', 'until')
  const { imageStore, layerStore } = engine
  const danglingOnly = filters.bool('dangling', true)
  const until = parseUntil(filters, engine.sys.realtime())
  const sizes = new Map([...layerStore.all].map(({ chainId, size }) => [chainId, size]))
  const deleted: ImageDeleteItem[] = []
  for (const image of newestFirst(imageStore.all)) {
    const names = imageStore.namesOf(image.id)
    if (!imageStore.get(image.id)) continue
    if (names.length === 0 && imageStore.childrenOf(image.id).length > 0) continue
    if (until !== undefined && nanoseconds(image.created) > until) continue
    if (!matchesPruneLabels(filters, image.json.config.Labels ?? null)) continue
    if (danglingOnly && names.some(({ tag }) => tag !== undefined)) continue
    const references = names.length > 0 ? names.map(referenceString) : [image.id.slice('sha256:'.length)]
    for (const reference of references) deleted.push(...(yield* removeIfUnused(engine, reference)))
  }
  const reclaimed = deleted.reduce((total, { Deleted }) => total + (sizes.get(Deleted ?? '') ?? 0), 0)
  yield* engine.log('image', 'prune', '', { reclaimed: String(reclaimed) })
  return { ImagesDeleted: deleted.length > 0 ? deleted : null, SpaceReclaimed: reclaimed }
}

/** An image in use is passed over. */
function* removeIfUnused(engine: Engine, reference: string): Blocking<ImageDeleteItem[]> {
  try {
    return yield* removeImage(engine, reference, { force: false, prune: true })
  } catch (error) {
    if (error instanceof EngineError && (error.code === 'Conflict' || error.code === 'NotFound')) return []
    throw error
  }
}
