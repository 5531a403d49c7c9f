import type { BuildCacheRecord } from '../../api/types/system'
import { formatTime, parseRfc3339 } from '../go/time'
import { humanSize } from '../units'
import { ago, type CellOptions, shortId } from './cells'
import { type Columns, columns } from './columns'

const sinceText = (time: string, now: number): string => ago(parseRfc3339(time)?.seconds ?? 0, now)

/** Records in the order they are listed: never used first, then by last use and id. */
export function sortedBuildCache(records: readonly BuildCacheRecord[]): BuildCacheRecord[] {
  const key = ({ LastUsedAt, ID }: BuildCacheRecord): string => `${LastUsedAt ?? ''} ${ID}`
  return [...records].sort((left, right) => (key(left) < key(right) ? -1 : 1))
}

/** The columns of the build cache in `docker system df -v`. */
export function buildCacheColumns({ truncate, now }: CellOptions): Columns<BuildCacheRecord> {
  const short = (id: string): string => (truncate ? shortId(id) : id)
  return columns<BuildCacheRecord>({
    type: '*formatter.buildCacheContext',
    headers: {
      ID: 'CACHE ID',
      Parent: 'PARENT',
      CacheType: 'CACHE TYPE',
      Size: 'SIZE',
      CreatedSince: 'CREATED',
      LastUsedSince: 'LAST USED',
      UsageCount: 'USAGE',
      InUse: 'IN USE',
      Shared: 'SHARED',
      Description: 'DESCRIPTION',
    },
    fields: {
      ID: ({ ID, InUse }) => `${short(ID)}${InUse ? '*' : ''}`,
      Parent: ({ Parents }) => short((Parents ?? []).join(', ')),
      CacheType: ({ Type }) => Type,
      Description: ({ Description }) => Description,
      Size: ({ Size }) => humanSize(Size, 3),
      CreatedAt: ({ CreatedAt }) => formatTime(CreatedAt),
      CreatedSince: ({ CreatedAt }) => sinceText(CreatedAt, now),
      LastUsedAt: ({ LastUsedAt }) => (LastUsedAt ? formatTime(LastUsedAt) : ''),
      LastUsedSince: ({ LastUsedAt }) => (LastUsedAt ? sinceText(LastUsedAt, now) : ''),
      UsageCount: ({ UsageCount }) => String(UsageCount),
      InUse: ({ InUse }) => String(InUse),
      Shared: ({ Shared }) => String(Shared),
    },
  })
}
