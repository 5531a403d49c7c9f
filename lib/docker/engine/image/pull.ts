import { MILLISECOND, type Nanoseconds, SECOND } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import {
  familiarName,
  familiarString,
  type ImageReference,
  isNameOnly,
  referenceString,
} from '../../api/reference'
import type { JsonMessage } from '../../api/types/json-message'
import type { AuthConfig } from '../../api/types/registry'
import type { Engine } from '../engine'
import { chainId, type StoredLayer } from '../layer/layer-store'
import { remoteImage, remoteTags } from '../registry/remote'
import type { RemoteImage, RemoteLayer } from '../registry/remote-image'
import { addImage } from './add'
import { layerMessage } from './progress'
import { logImage } from './tag'

export type Report = (message: JsonMessage) => Blocking<void>

/** What comes through the wire and onto the disk in a second. */
const DOWNLOAD_BYTES_PER_SECOND = 24_000_000
const EXTRACT_BYTES_PER_SECOND = 90_000_000
/** dockerd reports progress at most this often. */
const REPORT_INTERVAL: Nanoseconds = 100 * MILLISECOND

/** `docker pull`: of one tag or digest, or of all tags when neither is asked for (moby distribution pull). @throws EngineError */
export function* pullImage(
  engine: Engine,
  asked: ImageReference,
  report: Report,
  auth: AuthConfig = {},
): Blocking<void> {
  const isNew = yield* isNameOnly(asked)
    ? pullAllTags(engine, asked, report, auth)
    : pullOne(engine, asked, report, auth)
  const outcome = isNew ? 'Downloaded newer image for' : 'Image is up to date for'
  yield* report({ status: `Status: ${outcome} ${familiarString(asked)}` })
  yield* logImage(engine, 'pull', familiarString(asked), familiarName(asked))
}

function* pullAllTags(
  engine: Engine,
  name: ImageReference,
  report: Report,
  auth: AuthConfig,
): Blocking<boolean> {
  let isNew = false
  for (const tag of yield* remoteTags(engine, name, auth)) {
    if (yield* pullOne(engine, { ...name, tag }, report, auth)) isNew = true
  }
  return isNew
}

/** Whether what the reference names has changed. */
function* pullOne(
  engine: Engine,
  reference: ImageReference,
  report: Report,
  auth: AuthConfig,
): Blocking<boolean> {
  const manifest = yield* remoteImage(engine, reference, auth)
  yield* report({
    status: `Pulling from ${reference.path}`,
    id: reference.digest === undefined ? (reference.tag ?? '') : referenceString(reference),
  })
  const had = engine.imageStore.resolve(reference)?.imageId === manifest.imageId
  if (!engine.imageStore.get(manifest.imageId)) yield* pullLayers(engine, manifest, report)
  yield* report({ status: `Digest: ${manifest.digest}` })
  const time = engine.sys.realtime()
  engine.imageStore.tag(reference, manifest.imageId, time)
  if (reference.digest === undefined) {
    const { tag: _, ...repository } = reference
    engine.imageStore.tag({ ...repository, digest: manifest.digest }, manifest.imageId, time)
  }
  return !had
}

const shortDigest = ({ digest }: RemoteLayer): string => digest.slice('sha256:'.length, 'sha256:'.length + 12)

/** Downloads all missing layers at once, as many as three at a time, and unpacks them in order. */
function* pullLayers(engine: Engine, manifest: RemoteImage, report: Report): Blocking<void> {
  const { layers } = manifest
  const missing: RemoteLayer[] = []
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
    const next = yield* layer.store(stored)
    if (stored) engine.layerStore.release(stored)
    stored = next
    if (missing.includes(layer)) yield* report(layerMessage(shortDigest(layer), 'Pull complete'))
  }
  yield* addImage(engine, manifest.configJson, manifest.imageId, stored)
}

interface Download {
  readonly layer: RemoteLayer
  received: number
}

const PARALLEL = 3
const READ = 32_768

/** dockerd reports what it has after the first hundredth, and then as often as the interval lets it. */
function firstReport(total: number): number {
  const unit = total < 50 * READ ? READ / 2 : READ
  return Math.min(total, Math.ceil(total / 100 / unit) * unit)
}

/** The wire is shared by the layers under way; small layers are done first, as in life. */
function* download({ sys }: Engine, layers: readonly RemoteLayer[], report: Report): Blocking<void> {
  const waiting = layers.map((layer): Download => ({ layer, received: 0 }))
  const active: Download[] = []
  const begin = function* (): Blocking<void> {
    for (const one of waiting.splice(0, PARALLEL - active.length)) {
      active.push(one)
      const total = one.layer.packedSize
      yield* report(layerMessage(shortDigest(one.layer), 'Downloading', firstReport(total), total))
    }
  }
  yield* begin()
  while (active.length > 0) {
    const share = Math.ceil((DOWNLOAD_BYTES_PER_SECOND * (REPORT_INTERVAL / SECOND)) / active.length)
    yield* sys.nanosleep(REPORT_INTERVAL)
    for (const one of [...active]) {
      const { packedSize } = one.layer
      one.received = Math.min(one.received + share, packedSize)
      const id = shortDigest(one.layer)
      if (one.received < packedSize) {
        yield* report(layerMessage(id, 'Downloading', one.received, packedSize))
        continue
      }
      // What fits into one read is not seen being checked.
      if (packedSize > READ / 2) yield* report(layerMessage(id, 'Verifying Checksum'))
      yield* report(layerMessage(id, 'Download complete'))
      active.splice(active.indexOf(one), 1)
    }
    yield* begin()
  }
}

function* extract({ sys }: Engine, layer: RemoteLayer, report: Report): Blocking<void> {
  const id = shortDigest(layer)
  const total = layer.packedSize
  const step = Math.ceil((EXTRACT_BYTES_PER_SECOND * (REPORT_INTERVAL / SECOND)) / 2)
  const unit = Math.min(total, Math.ceil(total / 100 / READ) * READ)
  yield* report(layerMessage(id, 'Extracting', unit, total))
  for (let done = Math.min(step, total); done < total; done += step) {
    yield* sys.nanosleep(REPORT_INTERVAL)
    yield* report(layerMessage(id, 'Extracting', done, total))
  }
  yield* report(layerMessage(id, 'Extracting', total, total))
}
