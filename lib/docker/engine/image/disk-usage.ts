import type { Engine } from '../engine'
import { lineage } from '../layer/layer-store'
import type { Image } from './image'

/** Bytes of an image's layers that other images have too. */
export function sharedSize({ imageStore }: Engine, image: Image): number {
  const others = new Set(
    imageStore.all.filter((other) => other !== image).flatMap((other) => lineage(other.layer)),
  )
  return lineage(image.layer).reduce((total, layer) => total + (others.has(layer) ? layer.size : 0), 0)
}

/** Bytes of all layers, each counted once. */
export function layersSize({ imageStore }: Engine): number {
  const layers = new Set(imageStore.all.flatMap((image) => lineage(image.layer)))
  return [...layers].reduce((total, { size }) => total + size, 0)
}
