import { rfc3339Nano } from '../../../base/civil'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { sha256 } from '../../registry/digest'
import type { HistoryEntry, ImageJson } from '../../registry/image-manifest'
import type { ImageConfig } from '../../registry/image-source'
import type { Engine } from '../engine'
import { lineage, type StoredLayer } from '../layer/layer-store'
import { product } from '../system/product'
import { addImage } from './add'
import type { Image } from './image'

/** One step on top of an image. */
export interface NewImage {
  readonly parent: Image | undefined
  /** what the step has written, a reference of which becomes the image's; undefined when it wrote nothing */
  readonly layer: StoredLayer | undefined
  readonly config: ImageConfig
  readonly createdBy: string
  readonly comment?: string
  readonly author?: string
  /** the container the step ran in, and what the build cache compares */
  readonly container?: string
  readonly containerConfig?: unknown
}

/** Makes an image of one more step, whose id follows from all that is in it (moby image.NewChildImage). */
export function* makeImage(engine: Engine, image: NewImage): Blocking<Image> {
  const { parent, layer, config, createdBy, comment, author, container, containerConfig } = image
  const created = rfc3339Nano(engine.sys.realtime())
  const entry: HistoryEntry = {
    created,
    ...(author && { author }),
    created_by: createdBy,
    ...(comment && { comment }),
    ...(!layer && { empty_layer: true }),
  }
  const top = layer ?? parent?.layer
  if (!layer && top) top.references++
  const json: ImageJson = {
    architecture: 'amd64',
    ...(author && { author }),
    ...(comment && { comment }),
    config,
    ...(container && { container }),
    ...(containerConfig !== undefined && { container_config: containerConfig }),
    created,
    docker_version: product.version,
    history: [...(parent?.json.history ?? []), entry],
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: diffIds(top) },
  }
  const text = JSON.stringify(json)
  return yield* addImage(engine, text, sha256(text), top, parent?.id ?? '')
}

/** The layers' digests, lowest first. */
export function diffIds(layer: StoredLayer | undefined): string[] {
  return lineage(layer)
    .map(({ diffId }) => diffId)
    .reverse()
}
