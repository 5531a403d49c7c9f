import { MILLISECOND, type Nanoseconds, SECOND } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import {
  DEFAULT_DOMAIN,
  familiarName,
  familiarString,
  type ImageReference,
  withDefaultTag,
} from '../../api/reference'
import type { JsonMessage } from '../../api/types/json-message'
import { fetchRepository, imageManifest } from '../../registry/hub'
import type { ImageManifest, Layer } from '../../registry/image-manifest'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { chainId, type StoredLayer } from '../layer/layer-store'
import { addImage } from './add'
import { layerMessage } from './progress'
import { logImage } from './tag'

export type Report = (message: JsonMessage) => Blocking<void>

/** How long a registry takes to answer, and what comes through the wire and onto the disk in a second. */
const LATENCY: Nanoseconds = 180 * MILLISECOND
const DOWNLOAD_BYTES_PER_SECOND = 24_000_000
const EXTRACT_BYTES_PER_SECOND = 90_000_000
/** dockerd reports progress at most this often. */
const REPORT_INTERVAL: Nanoseconds = 100 * MILLISECOND

/** The hub's image of a tag or digest; undefined when its repository has none, or does not exist. */
export function* findRemote({ sys }: Engine, reference: ImageReference): Blocking<ImageManifest | undefined> {
  const repository = yield* fetchRepository(sys, reference.path)
  if (!repository) return undefined
  const epoch = sys.realtime(0).seconds
  const { tag, digest } = reference
  if (digest === undefined) {
    const source = repository.tags[tag ?? '']
    return source && imageManifest(source, epoch)
  }
  return Object.values(repository.tags)
    .map((source) => imageManifest(source, epoch))
    .find((manifest) => manifest.digest === digest)
}

/** An image of a registry. @throws EngineError as `docker pull` words it */
function* resolveRemote(engine: Engine, reference: ImageReference): Blocking<ImageManifest> {
  const { sys } = engine
  if (reference.domain !== DEFAULT_DOMAIN) throw unreachable(reference)
  yield* sys.nanosleep(LATENCY)
  const name = familiarName(reference)
  if (!(yield* fetchRepository(sys, reference.path))) {
    const reason = "repository does not exist or may require 'docker login'"
    throw new EngineError(
      'NotFound',
      `pull access denied for ${name}, ${reason}: denied: requested access to the resource is denied`,
    )
  }
  const manifest = yield* findRemote(engine, reference)
  if (manifest) return manifest
  throw new EngineError(
    'NotFound',
    `manifest for ${familiarString(reference)} not found: manifest unknown: manifest unknown`,
  )
}

/** Only the hub exists in this world; asking for another registry fails where the name is looked up. */
function unreachable({ domain }: ImageReference): EngineError {
  const host = domain.split(':')[0] ?? domain
  if (host === 'localhost' || /^127\./.test(host)) {
    return new EngineError(
      'System',
      `Get "http://${domain}/v2/": dial tcp 127.0.0.1:${domain.split(':')[1] ?? '80'}: connect: connection refused`,
    )
  }
  return new EngineError('System', `Get "https://${domain}/v2/": dial tcp: lookup ${host}: no such host`)
}

/** `docker pull` of one tag or digest; what happens goes to `report` (moby distribution pull). @throws EngineError */
export function* pullImage(engine: Engine, asked: ImageReference, report: Report): Blocking<void> {
  const reference = withDefaultTag(asked)
  const manifest = yield* resolveRemote(engine, reference)
  yield* report({ status: `Pulling from ${reference.path}`, id: reference.tag ?? reference.digest ?? '' })
  const had = engine.imageStore.resolve(reference)?.imageId === manifest.imageId
  if (!engine.imageStore.get(manifest.imageId)) yield* pullLayers(engine, manifest, report)
  yield* report({ status: `Digest: ${manifest.digest}` })
  const time = engine.sys.realtime()
  engine.imageStore.tag(reference, manifest.imageId, time)
  if (reference.digest === undefined) {
    const { tag: _, ...repository } = reference
    engine.imageStore.tag({ ...repository, digest: manifest.digest }, manifest.imageId, time)
  }
  const outcome = had ? 'Image is up to date for' : 'Downloaded newer image for'
  yield* report({ status: `Status: ${outcome} ${familiarString(reference)}` })
  yield* logImage(engine, 'pull', familiarString(reference), familiarName(reference))
}

const shortDigest = ({ digest }: Layer): string => digest.slice('sha256:'.length, 'sha256:'.length + 12)

/** Downloads all missing layers at once, as many as three at a time, and unpacks them in order. */
function* pullLayers(engine: Engine, manifest: ImageManifest, report: Report): Blocking<void> {
  const { layers } = manifest
  const missing: Layer[] = []
  let chain: string | undefined
  for (const layer of layers) {
    chain = chainId(chain, layer.diffId)
    if (engine.layerStore.get(chain)) yield* report(layerMessage(shortDigest(layer), 'Already exists'))
    else {
      missing.push(layer)
      yield* report(layerMessage(shortDigest(layer), 'Pulling fs layer'))
    }
  }
  for (const layer of missing.slice(3)) yield* report(layerMessage(shortDigest(layer), 'Waiting'))
  yield* download(engine, missing, report)
  let stored: StoredLayer | undefined
  for (const layer of layers) {
    if (missing.includes(layer)) yield* extract(engine, layer, report)
    const next = yield* engine.layerStore.add(layer, stored)
    if (stored) engine.layerStore.release(stored)
    stored = next
    if (missing.includes(layer)) yield* report(layerMessage(shortDigest(layer), 'Pull complete'))
  }
  yield* addImage(engine, manifest.configJson, manifest.imageId, stored)
}

interface Download {
  readonly layer: Layer
  received: number
}

const PARALLEL = 3

/** The wire is shared by the layers under way; small layers are done first, as in life. */
function* download({ sys }: Engine, layers: readonly Layer[], report: Report): Blocking<void> {
  const waiting = layers.map((layer): Download => ({ layer, received: 0 }))
  const active = waiting.splice(0, PARALLEL)
  while (active.length > 0) {
    const share = Math.ceil((DOWNLOAD_BYTES_PER_SECOND * (REPORT_INTERVAL / SECOND)) / active.length)
    yield* sys.nanosleep(REPORT_INTERVAL)
    for (const one of [...active]) {
      one.received = Math.min(one.received + share, one.layer.packedSize)
      const id = shortDigest(one.layer)
      yield* report(layerMessage(id, 'Downloading', one.received, one.layer.packedSize))
      if (one.received < one.layer.packedSize) continue
      yield* report(layerMessage(id, 'Verifying Checksum'))
      yield* report(layerMessage(id, 'Download complete'))
      active.splice(active.indexOf(one), 1)
      active.push(...waiting.splice(0, 1))
    }
  }
}

function* extract({ sys }: Engine, layer: Layer, report: Report): Blocking<void> {
  const id = shortDigest(layer)
  const total = layer.packedSize
  const step = Math.ceil((EXTRACT_BYTES_PER_SECOND * (REPORT_INTERVAL / SECOND)) / 2)
  for (let done = Math.min(step, total); done < total; done += step) {
    yield* report(layerMessage(id, 'Extracting', done, total))
    yield* sys.nanosleep(REPORT_INTERVAL)
  }
  yield* report(layerMessage(id, 'Extracting', total, total))
}
