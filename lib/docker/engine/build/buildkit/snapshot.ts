import { rfc3339Nano } from '../../../../base/civil'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { sha256 } from '../../../registry/digest'
import type { HistoryEntry } from '../../../registry/image-manifest'
import type { ImageConfig } from '../../../registry/image-source'
import type { Engine } from '../../engine'
import type { StoredLayer } from '../../layer/layer-store'
import type { Stage } from '../dockerfile/stages'
import type { BuildRequest } from '../request'
import type { RunConfig } from '../run-config'
import { type BuildCache, cacheId } from './build-cache'
import type { Progress, Step } from './progress'

/** Where a stage stands: its files so far, and what they follow from. */
export interface Snapshot {
  readonly layer: StoredLayer | undefined
  readonly key: string
  /** when its topmost layer was made, RFC 3339 */
  readonly created: string
}

/** What the steps of one solve share. */
export interface Solve {
  readonly engine: Engine
  readonly cache: BuildCache
  readonly request: BuildRequest
  readonly progress: Progress
  /** directory of the context */
  readonly context: string
  readonly client: number
  readonly escape: string
  readonly secrets: Readonly<Record<string, string>>
  readonly stages: readonly Stage[]
  readonly built: Map<number, BuiltStage>
  readonly images: Map<string, BaseImage>
  /** whether a step of this build has made new files */
  madeFiles: boolean
  /** Tells, once, what of the context was needed. */
  sendContext(): Blocking<void>
}

export interface BaseImage {
  readonly snapshot: Snapshot
  readonly config: ImageConfig
  readonly history: readonly HistoryEntry[]
}

/** A stage that is done. */
export interface BuiltStage {
  snapshot: Snapshot
  config: RunConfig
  hasCmd: boolean
  author: string
  history: HistoryEntry[]
}

/**
 * A step that makes files: taken from the cache when the same was done on the same before, else `work` says what the new
 * layer is. @throws EngineError
 */
export function* cachedStep(
  solve: Solve,
  name: string,
  before: Snapshot,
  operation: unknown,
  work: (step: Step) => Blocking<StoredLayer>,
): Blocking<Snapshot> {
  const { engine, cache, request, progress } = solve
  const key = stepKey(before, operation)
  return yield* progress.step(name, function* (step) {
    const found = request.usesCache ? cache.get(key) : undefined
    if (found) {
      step.isCached = true
      found.used = engine.sys.realtime().seconds
      found.uses++
      return { layer: found.layer, key, created: found.createdAt }
    }
    const layer = yield* work(step)
    if (layer.size > 0) solve.madeFiles = true
    const old = cache.get(key)
    if (old?.layer) engine.layerStore.release(old.layer)
    const time = engine.sys.realtime()
    const now = time.seconds
    const createdAt = rfc3339Nano(time)
    const id = cacheId(engine.sys)
    cache.add({
      id,
      key,
      type: 'regular',
      layer,
      size: layer.size,
      description: name,
      created: now,
      createdAt,
      used: now,
      uses: 0,
    })
    return { layer, key, created: createdAt }
  })
}

/** What a step's result is kept under. */
export function stepKey(before: Snapshot, operation: unknown): string {
  return sha256(JSON.stringify([before.key, operation]))
}
