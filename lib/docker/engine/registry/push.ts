import { concat, encode } from '../../../base/bytes'
import { MILLISECOND } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import {
  DEFAULT_DOMAIN,
  familiarName,
  familiarString,
  type ImageReference,
  referenceString,
  repositoryName,
} from '../../api/reference'
import type { JsonMessage } from '../../api/types/json-message'
import type { AuthConfig } from '../../api/types/registry'
import { sha256 } from '../../registry/digest'
import { blobDigest, manifestJson } from '../../registry/image-manifest'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { layerTar } from '../image/archive/layer-tar'
import type { Image } from '../image/image'
import { layerMessage } from '../image/progress'
import { logImage } from '../image/tag'
import { lineage, type StoredLayer } from '../layer/layer-store'
import { HubUploads } from './hub-uploads'
import { MANIFEST, RegistryClient } from './registry-client'

type Report = (message: JsonMessage) => Blocking<void>

/** Where a push goes. */
export interface PushTarget {
  /** How a layer gets there: `Pushed`, `Layer already exists`, `Mounted from …`. @throws EngineError when it may not */
  sendLayer(layer: StoredLayer): Blocking<string>
  /** Takes the manifest once all layers are there. */
  finish(image: Image, manifest: string, tag: string): Blocking<void>
}

/** `docker push`: of one tag, or of every tag of a repository (moby distribution push). @throws EngineError */
export function* pushImage(
  engine: Engine,
  asked: ImageReference,
  auth: AuthConfig,
  report: Report,
): Blocking<void> {
  const name = familiarName(asked)
  yield* report({ status: `The push refers to repository [${repositoryName(asked)}]` })
  const references = engine.imageStore.namesInRepository(asked).filter(({ tag }) => tag !== undefined)
  if (references.length === 0)
    throw new EngineError('NotFound', `An image does not exist locally with the tag: ${name}`)
  const wanted = references
    .filter(({ tag }) => asked.tag === undefined || tag === asked.tag)
    .sort((left, right) => ((left.tag ?? '') < (right.tag ?? '') ? -1 : 1))
  if (wanted.length === 0) throw new EngineError('NotFound', `tag does not exist: ${familiarString(asked)}`)
  const target =
    asked.domain === DEFAULT_DOMAIN
      ? new HubUploads(engine, asked.path, auth)
      : new RegistryTarget(engine, new RegistryClient(engine, asked.domain, auth), asked)
  for (const reference of wanted) yield* pushOne(engine, target, reference, report)
  yield* logImage(engine, 'push', name, familiarString(asked))
}

function* pushOne(
  engine: Engine,
  target: PushTarget,
  reference: ImageReference,
  report: Report,
): Blocking<void> {
  const image = engine.imageStore.find(referenceString(reference))
  const layers = lineage(image.layer)
  const short = ({ diffId }: StoredLayer): string => diffId.slice('sha256:'.length).slice(0, 12)
  for (const layer of layers) yield* report(layerMessage(short(layer), 'Preparing'))
  const waiting = layers.slice(5)
  for (const layer of waiting) yield* report(layerMessage(short(layer), 'Waiting'))
  let refusal: EngineError | undefined
  for (const layer of layers) {
    yield* engine.sys.nanosleep(15 * MILLISECOND)
    try {
      const outcome = yield* target.sendLayer(layer)
      if (outcome === 'Pushed') {
        const total = Math.max(layer.size, 512)
        yield* report(layerMessage(short(layer), 'Pushing', Math.min(512, total), total))
        yield* report(layerMessage(short(layer), 'Pushing', total, total))
      }
      yield* report(layerMessage(short(layer), outcome))
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      refusal ??= error
    }
    if (refusal) throw refusal
  }
  const manifest = manifestJson(
    image.configJson,
    image.id,
    layers.reverse().map(({ diffId, packedSize }) => ({ digest: blobDigest(diffId), packedSize })),
  )
  const tag = reference.tag ?? ''
  yield* target.finish(image, manifest, tag)
  const digest = sha256(manifest)
  yield* report({ status: `${tag}: digest: ${digest} size: ${encode(manifest).length}` })
  yield* report({ progressDetail: {}, aux: { Tag: tag, Digest: digest, Size: encode(manifest).length } })
  const { tag: _, ...repository } = reference
  engine.imageStore.tag({ ...repository, digest }, image.id, engine.sys.realtime())
}

class RegistryTarget implements PushTarget {
  constructor(
    private readonly engine: Engine,
    private readonly client: RegistryClient,
    private readonly reference: ImageReference,
  ) {}

  *sendLayer(layer: StoredLayer): Blocking<string> {
    const { client, engine, reference } = this
    const digest = blobDigest(layer.diffId)
    const known = yield* client.call(`/v2/${reference.path}/blobs/${digest}`, { method: 'HEAD' })
    if (known.status === 401) throw yield* client.refusal('')
    if (known.status < 300) return 'Layer already exists'
    const mounted = yield* this.#mount(digest)
    if (mounted !== undefined) return `Mounted from ${mounted}`
    const chunks: Uint8Array[] = []
    yield* layerTar(engine.sys, engine.layerStore.directoryOf(layer), function* (bytes) {
      chunks.push(bytes)
    })
    yield* this.#upload(digest, concat(chunks))
    return 'Pushed'
  }

  /** The registry may have the layer in another repository that this daemon knows. */
  *#mount(digest: string): Blocking<string | undefined> {
    const { engine, client, reference } = this
    const others = new Set(
      engine.imageStore.references
        .map((named) => named.reference)
        .filter(
          ({ domain, path, digest: pinned }) =>
            domain === reference.domain && path !== reference.path && pinned,
        )
        .map(({ path }) => path),
    )
    for (const path of others) {
      const target = `/v2/${reference.path}/blobs/uploads/?mount=${encodeURIComponent(digest)}&from=${encodeURIComponent(path)}`
      const { status } = yield* client.call(target, { method: 'POST' })
      if (status === 201) return path
    }
    return undefined
  }

  *#upload(digest: string, content: Uint8Array): Blocking<void> {
    const { client, reference } = this
    const begun = yield* client.call(`/v2/${reference.path}/blobs/uploads/`, { method: 'POST' })
    if (begun.status === 401) throw yield* client.refusal('')
    const location = (begun.headers.location ?? '').replace(/^https?:\/\/[^/]*/, '')
    const separator = location.includes('?') ? '&' : '?'
    const headers = { 'content-type': 'application/octet-stream' }
    const target = `${location}${separator}digest=${encodeURIComponent(digest)}`
    const { status } = yield* client.call(target, { method: 'PUT', body: content, headers })
    if (status >= 400) throw new EngineError('System', `blob upload invalid: ${status}`)
  }

  *finish(image: Image, manifest: string, tag: string): Blocking<void> {
    const { client, reference } = this
    yield* this.#upload(image.id, encode(image.configJson))
    const { status } = yield* client.call(`/v2/${reference.path}/manifests/${tag}`, {
      method: 'PUT',
      body: encode(manifest),
      headers: { 'content-type': MANIFEST },
    })
    if (status >= 400) throw new EngineError('System', `manifest invalid: ${status}`)
  }
}
