import type { Blocking } from '../../../linux/kernel/wait-queue'
import { parseRfc3339 } from '../../api/rfc3339'
import type { ImageJson, ImageManifest } from '../../registry/image-manifest'
import type { Engine } from '../engine'
import { mkdirAll, writeFile } from '../files'
import { lineage, type StoredLayer } from '../layer/layer-store'
import type { Image } from './image'

const DATABASE = '/var/lib/docker/image/overlay2/imagedb/content/sha256'

/** Puts an image on this machine whose layers are there already. */
export function* addImage(
  engine: Engine,
  configJson: string,
  imageId: string,
  layer: StoredLayer | undefined,
  parentId = '',
): Blocking<Image> {
  const existing = engine.imageStore.get(imageId)
  if (existing) return existing
  const json = JSON.parse(configJson) as ImageJson
  const size = lineage(layer).reduce((total, one) => total + one.size, 0)
  const image: Image = {
    id: imageId,
    json,
    configJson,
    parentId,
    layer,
    size,
    created: parseRfc3339(json.created),
  }
  mkdirAll(engine.sys, DATABASE, 0o700)
  yield* writeFile(engine.sys, `${DATABASE}/${imageId.slice('sha256:'.length)}`, configJson, 0o600)
  engine.imageStore.add(image)
  return image
}

/** Puts a registry's image on this machine, layers and all, without the theatre of a pull: how a machine comes with images. */
export function* importManifest(engine: Engine, manifest: ImageManifest, parentId = ''): Blocking<Image> {
  let layer: StoredLayer | undefined
  for (const blob of manifest.layers) {
    const next = yield* engine.layerStore.add(blob, layer)
    // Only the topmost layer is the image's; each holds the one below.
    if (layer) engine.layerStore.release(layer)
    layer = next
  }
  const had = engine.imageStore.get(manifest.imageId)
  const image = yield* addImage(engine, manifest.configJson, manifest.imageId, layer, parentId)
  if (had && layer) engine.layerStore.release(layer)
  return image
}
