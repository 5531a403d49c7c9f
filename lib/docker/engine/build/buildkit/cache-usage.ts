import { rfc3339 } from '../../../../base/civil'
import type { BuildCacheRecord } from '../../../api/types/system'
import type { Engine } from '../../engine'
import { lineage } from '../../layer/layer-store'
import type { CacheRecord } from './build-cache'

/** What the build cache holds, for `docker system df`. */
export function describeBuildCache(engine: Engine): BuildCacheRecord[] {
  const shared = sharedRecords(engine)
  return engine.buildCache.records.map((record) => ({
    ID: record.id,
    Type: record.type,
    Description: record.description,
    InUse: false,
    Shared: shared.has(record),
    Size: record.size,
    CreatedAt: record.createdAt,
    LastUsedAt: rfc3339({ seconds: record.used, nanoseconds: 0 }),
    UsageCount: record.uses,
  }))
}

/** Those whose files are an image's too. */
function sharedRecords({ imageStore, buildCache }: Engine): ReadonlySet<CacheRecord> {
  const used = new Set(imageStore.all.flatMap(({ layer }) => lineage(layer)))
  return new Set(buildCache.records.filter(({ layer }) => layer && used.has(layer)))
}

/** `docker builder prune`: what no image shares, or everything. */
export function pruneBuildCache(
  engine: Engine,
  all: boolean,
): { CachesDeleted: string[] | null; SpaceReclaimed: number } {
  const { buildCache, layerStore } = engine
  const shared = sharedRecords(engine)
  const deleted: string[] = []
  let reclaimed = 0
  for (const record of buildCache.records) {
    if (!all && shared.has(record)) continue
    buildCache.delete(record)
    if (record.layer) layerStore.release(record.layer)
    if (!shared.has(record)) reclaimed += record.size
    deleted.push(record.id)
  }
  return { CachesDeleted: deleted.length > 0 ? deleted : null, SpaceReclaimed: reclaimed }
}
