import { parseRfc3339 } from '../../api/rfc3339'
import type { ImageHistoryItem } from '../../api/types/image'
import type { Engine } from '../engine'
import { lineage } from '../layer/layer-store'
import { historySizes, type Image } from './image'

/** `docker history`: newest step first; steps of images that are on this machine carry their ids (moby ImageHistory). */
export function imageHistory({ imageStore }: Engine, reference: string): ImageHistoryItem[] {
  const image = imageStore.find(reference)
  const steps = historySizes(image, lineage(image.layer).reverse()).reverse()
  const ids: (Image | undefined)[] = []
  for (let current: Image | undefined = image; current; current = imageStore.get(current.parentId))
    ids.push(current)
  return steps.map(({ entry, size }, index) => {
    const own = ids[index]
    const { tags } = own ? imageStore.familiarNames(own.id) : { tags: [] }
    return {
      Comment: entry.comment ?? '',
      Created: parseRfc3339(entry.created).seconds,
      CreatedBy: entry.created_by ?? '',
      Id: own?.id ?? '<missing>',
      Size: size,
      Tags: tags.length > 0 ? tags : null,
    }
  })
}
