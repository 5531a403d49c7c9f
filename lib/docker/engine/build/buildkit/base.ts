import { SECOND } from '../../../../base/clock'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { DEFAULT_DOMAIN, type ImageReference, referenceString, withDefaultTag } from '../../../api/reference'
import { type ImageJson, type ImageManifest, manifestJson } from '../../../registry/image-manifest'
import { EngineError } from '../../error'
import { resolveRemote } from '../../image/remote'
import { readReference } from '../../image/tag'
import type { StoredLayer } from '../../layer/layer-store'
import type { Step } from './progress'
import type { BaseImage, Solve } from './snapshot'
import { shortSize } from './transfer-size'

const BYTES_PER_SECOND = 24_000_000

/** What is known of a base image before any of its files are needed. */
export interface Metadata {
  readonly reference: ImageReference
  /** as the step shows it */
  readonly name: string
  readonly local: BaseImage | undefined
  readonly remote: ImageManifest | undefined
}

/** Looks a base image up, here or in its registry. @throws EngineError */
export function* loadMetadata(solve: Solve, text: string): Blocking<Metadata> {
  const { engine, progress } = solve
  const reference = withDefaultTag(readReference(text))
  const full = referenceString(reference)
  const image = solve.request.pulls ? undefined : engine.imageStore.lookUp(full)
  if (!image) yield* askForToken(solve, reference)
  try {
    return yield* progress.step(`[internal] load metadata for ${full}`, function* () {
      if (image) {
        const snapshot = { layer: image.layer, key: image.id, created: image.json.created }
        const { config, history } = image.json
        return { reference, name: full, local: { snapshot, config, history }, remote: undefined }
      }
      const remote = yield* denied(() => resolveRemote(engine, reference))
      return { reference, name: `${full}@${remote.digest}`, local: undefined, remote }
    })
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    throw error.wrap(`${text}: failed to resolve source metadata for ${full}`)
  }
}

/** The hub wants a token of everybody. */
function* askForToken({ progress, engine }: Solve, { domain, path }: ImageReference): Blocking<void> {
  if (domain !== DEFAULT_DOMAIN) return
  yield* progress.step(`[auth] ${path}:pull token for registry-1.docker.io`, function* () {
    yield* engine.sys.schedYield()
  })
}

/** BuildKit asks the registry itself, and words a refusal otherwise. */
function* denied<T>(work: () => Blocking<T>): Blocking<T> {
  try {
    return yield* work()
  } catch (error) {
    if (!(error instanceof EngineError) || !error.message.startsWith('pull access denied')) throw error
    const reason = 'repository does not exist or may require authorization'
    throw new EngineError(
      'NotFound',
      `pull access denied, ${reason}: server message: insufficient_scope: authorization failed`,
    )
  }
}

/** Brings a base image's files here, when they are not. */
export function* pullBase(solve: Solve, { remote, name }: Metadata, step: Step): Blocking<BaseImage> {
  const { engine } = solve
  if (!remote) throw new EngineError('System', `${name} is not there`)
  const started = engine.sys.now()
  yield* step.status(`resolve ${name}`, started)
  let layer: StoredLayer | undefined
  for (const [digest, size] of [
    [remote.digest, manifestJson(remote.configJson, remote.imageId, remote.layers).length],
    [remote.imageId, remote.configJson.length],
  ] as const) {
    yield* step.status(`${digest} ${shortSize(size)} / ${shortSize(size)}`)
  }
  for (const blob of remote.layers) {
    const begun = engine.sys.now()
    yield* engine.sys.nanosleep(Math.ceil((blob.packedSize / BYTES_PER_SECOND) * SECOND))
    yield* step.status(`${blob.digest} ${shortSize(blob.packedSize)} / ${shortSize(blob.packedSize)}`, begun)
  }
  for (const blob of remote.layers) {
    const begun = engine.sys.now()
    const next = yield* engine.layerStore.add(blob, layer)
    if (layer) engine.layerStore.release(layer)
    layer = next
    yield* step.status(`extracting ${blob.digest}`, begun)
  }
  const json = JSON.parse(remote.configJson) as ImageJson
  const snapshot = { layer, key: remote.imageId, created: json.created }
  return { snapshot, config: json.config, history: json.history }
}
