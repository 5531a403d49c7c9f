import { concat } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { AuthConfig } from '../../api/types/registry'
import { sha256 } from '../../registry/digest'
import { fetchRepository, hubAccounts, imageManifest } from '../../registry/hub'
import { blobDigest } from '../../registry/image-manifest'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { layerTar } from '../image/archive/layer-tar'
import { archiveMembers, unpackLayer } from '../image/archive/members'
import type { Image } from '../image/image'
import { lineage, type StoredLayer } from '../layer/layer-store'
import type { PushTarget } from './push'
import type { RemoteImage, RemoteLayer } from './remote-image'

const DENIED = 'denied: requested access to the resource is denied'

/** Pushing to a repository of the simulated hub, which keeps what it gets as long as this engine lives. */
export class HubUploads implements PushTarget {
  constructor(
    private readonly engine: Engine,
    private readonly path: string,
    private readonly auth: AuthConfig,
  ) {}

  *sendLayer(layer: StoredLayer): Blocking<string> {
    const isKnown = (yield* this.#layers()).has(layer.diffId)
    if (!this.#mayWrite()) {
      if (!isKnown) throw new EngineError('Forbidden', DENIED)
      return 'Layer already exists'
    }
    if (isKnown) return 'Layer already exists'
    const digest = layer.diffId
    for (const { reference, imageId } of this.engine.imageStore.references) {
      if (reference.path === this.path || reference.digest === undefined) continue
      const layers = lineage(this.engine.imageStore.get(imageId)?.layer)
      if (layers.some(({ diffId }) => diffId === digest)) return `Mounted from ${reference.path}`
    }
    return 'Pushed'
  }

  *finish(image: Image, manifest: string, tag: string): Blocking<void> {
    if (!this.#mayWrite())
      throw new EngineError('Forbidden', `errors:\n${DENIED}\nunauthorized: authentication required\n`)
    const layers: RemoteLayer[] = []
    for (const layer of lineage(image.layer).reverse()) layers.push(yield* keep(this.engine, layer))
    const all = this.engine.hubUploads.get(this.path) ?? new Map<string, RemoteImage>()
    this.engine.hubUploads.set(this.path, all)
    all.set(tag, {
      digest: sha256(manifest),
      configJson: image.configJson,
      imageId: image.id,
      layers,
    })
  }

  #mayWrite(): boolean {
    const { username = '', password } = this.auth
    return hubAccounts[username] === password && username !== '' && this.path.startsWith(`${username}/`)
  }

  *#layers(): Blocking<ReadonlySet<string>> {
    const { sys, hubUploads } = this.engine
    const known = new Set<string>()
    for (const image of hubUploads.get(this.path)?.values() ?? [])
      for (const { diffId } of image.layers) known.add(diffId)
    const repository = yield* fetchRepository(sys, this.path)
    for (const source of Object.values(repository?.tags ?? {}))
      for (const { diffId } of imageManifest(source, sys.realtime(0).seconds).layers) known.add(diffId)
    return known
  }
}

/** A layer as the hub keeps it from now on, whatever becomes of this machine's. */
function* keep({ sys, layerStore }: Engine, layer: StoredLayer): Blocking<RemoteLayer> {
  const { diffId, packedSize } = layer
  const chunks: Uint8Array[] = []
  yield* layerTar(sys, layerStore.directoryOf(layer), function* (bytes) {
    chunks.push(bytes)
  })
  return {
    diffId,
    digest: blobDigest(diffId),
    packedSize,
    store: (parent) =>
      layerStore.addUnpacked(diffId, parent, (directory) =>
        unpackLayer(sys, directory, archiveMembers(concat(chunks))),
      ),
  }
}
