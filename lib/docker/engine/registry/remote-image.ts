import { decode } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { familiarString, type ImageReference } from '../../api/reference'
import type { ImageJson, ImageManifest } from '../../registry/image-manifest'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { archiveMembers, unpackLayer } from '../image/archive/members'
import type { StoredLayer } from '../layer/layer-store'
import type { RegistryClient } from './registry-client'

/** A layer a registry offers. */
export interface RemoteLayer {
  readonly diffId: string
  readonly digest: string
  readonly packedSize: number
  /** Puts it on disk on top of another; one reference is the caller's. */
  store(parent: StoredLayer | undefined): Blocking<StoredLayer>
}

/** An image a registry offers. */
export interface RemoteImage {
  readonly digest: string
  readonly configJson: string
  readonly imageId: string
  readonly layers: readonly RemoteLayer[]
}

/** An image of the simulated hub. */
export function hubImage({ layerStore }: Engine, manifest: ImageManifest): RemoteImage {
  const layers = manifest.layers.map((layer) => ({
    diffId: layer.diffId,
    digest: layer.digest,
    packedSize: layer.packedSize,
    store: (parent: StoredLayer | undefined) => layerStore.add(layer, parent),
  }))
  return { ...manifest, layers }
}

interface ManifestJson {
  readonly config: { readonly digest: string }
  readonly layers: readonly { readonly digest: string; readonly size: number }[]
}

/** An image of any other registry. @throws EngineError */
export function* registryImage(
  engine: Engine,
  client: RegistryClient,
  reference: ImageReference,
): Blocking<RemoteImage> {
  yield* client.ping()
  const manifest = yield* client.manifest(reference)
  if (!manifest) {
    throw new EngineError(
      'NotFound',
      `manifest for ${familiarString(reference)} not found: manifest unknown: manifest unknown`,
    )
  }
  const { config, layers } = JSON.parse(manifest.text) as ManifestJson
  const configJson = decode(yield* client.blob(reference.path, config.digest))
  const { rootfs } = JSON.parse(configJson) as ImageJson
  return {
    digest: manifest.digest,
    configJson,
    imageId: config.digest,
    layers: layers.map(({ digest, size }, index) => ({
      diffId: rootfs.diff_ids[index] ?? '',
      digest,
      packedSize: size,
      *store(parent) {
        const { layerStore, sys } = engine
        return yield* layerStore.addUnpacked(rootfs.diff_ids[index] ?? '', parent, function* (directory) {
          const archive = yield* client.blob(reference.path, digest)
          yield* unpackLayer(sys, directory, archiveMembers(archive))
        })
      },
    })),
  }
}
