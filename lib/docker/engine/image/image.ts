import type { Realtime } from '../../../base/clock'
import type { HistoryEntry, ImageJson } from '../../registry/image-manifest'
import type { StoredLayer } from '../layer/layer-store'

/** An image as dockerd knows it; it never changes. */
export interface Image {
  /** `sha256:…` of its configuration */
  readonly id: string
  readonly json: ImageJson
  readonly configJson: string
  /** the image it was built or committed from on this machine */
  readonly parentId: string
  readonly layer: StoredLayer | undefined
  /** bytes of all layers */
  readonly size: number
  readonly created: Realtime
}

/** Layers of an image's history, oldest first, each with the layer's size if the step made one. */
export function historySizes(
  image: Image,
  lineageOldestFirst: readonly StoredLayer[],
): { entry: HistoryEntry; size: number }[] {
  let next = 0
  return image.json.history.map((entry) => ({
    entry,
    size: entry.empty_layer ? 0 : (lineageOldestFirst[next++]?.size ?? 0),
  }))
}
