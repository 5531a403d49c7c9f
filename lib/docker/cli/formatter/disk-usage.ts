import type { DiskUsage } from '../../api/types/system'
import { familiarName, parseReference } from '../opts/reference'
import { record } from '../template/structure'
import { anyType, sliceOf, Value } from '../template/type'
import { humanSize } from '../units'
import { buildCacheColumns, sortedBuildCache } from './build-cache'
import type { CellOptions } from './cells'
import { columns } from './columns'
import { containerColumns } from './container'
import { compile, formatRows, templateOf } from './formatter'
import { type ImageRow, imageColumns, isDangling } from './image'
import { volumeColumns } from './volume'

/** One line of `docker system df`. */
interface UsageRow {
  readonly type: string
  readonly total: number
  readonly active: number
  readonly size: number
  readonly reclaimable: number
  /** the share is shown too */
  readonly showsShare: boolean
}

const usageColumns = columns<UsageRow>({
  type: '*formatter.diskUsageImagesContext',
  headers: { Type: 'TYPE', TotalCount: 'TOTAL', Active: 'ACTIVE', Size: 'SIZE', Reclaimable: 'RECLAIMABLE' },
  fields: {
    Type: ({ type }) => type,
    TotalCount: ({ total }) => String(total),
    Active: ({ active }) => String(active),
    Size: ({ size }) => humanSize(size),
    Reclaimable({ reclaimable, size, showsShare }) {
      const share = showsShare && size > 0 ? ` (${Math.trunc((reclaimable * 100) / size)}%)` : ''
      return humanSize(reclaimable) + share
    },
  },
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

function usageRows({ LayersSize, Images, Containers, Volumes, BuildCache }: DiskUsage): UsageRow[] {
  const images = Images ?? []
  const used = images.filter(
    ({ Containers: count, Size, SharedSize }) => count !== 0 && Size !== -1 && SharedSize !== -1,
  )
  const containers = Containers ?? []
  const isActive = (state: string): boolean => ['running', 'paused', 'restarting'].includes(state)
  const idle = containers.filter(({ State }) => !isActive(State))
  const volumes = (Volumes ?? []).map(({ UsageData }) => UsageData ?? { RefCount: 0, Size: -1 })
  const sized = volumes.filter(({ Size }) => Size !== -1)
  const cache = BuildCache ?? []
  const cacheSize = sum(cache.filter(({ Shared }) => !Shared).map(({ Size }) => Size))
  const cacheInUse = cache.filter(({ InUse, Shared }) => InUse && !Shared)
  return [
    {
      type: 'Images',
      total: images.length,
      active: images.filter(({ Containers: count }) => count > 0).length,
      size: LayersSize,
      reclaimable: LayersSize - sum(used.map(({ Size, SharedSize }) => Size - SharedSize)),
      showsShare: true,
    },
    {
      type: 'Containers',
      total: containers.length,
      active: containers.length - idle.length,
      size: sum(containers.map(({ SizeRw = 0 }) => SizeRw)),
      reclaimable: sum(idle.map(({ SizeRw = 0 }) => SizeRw)),
      showsShare: true,
    },
    {
      type: 'Local Volumes',
      total: volumes.length,
      active: volumes.filter(({ RefCount }) => RefCount > 0).length,
      size: sum(sized.map(({ Size }) => Size)),
      reclaimable: sum(sized.filter(({ RefCount }) => RefCount === 0).map(({ Size }) => Size)),
      showsShare: true,
    },
    {
      type: 'Build Cache',
      total: cache.length,
      active: cache.filter(({ InUse }) => InUse).length,
      size: cacheSize,
      reclaimable: cacheSize - sum(cacheInUse.map(({ Size }) => Size)),
      showsShare: false,
    },
  ]
}

const tables = {
  images:
    'table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}\t{{.Containers}}',
  containers:
    'table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}',
  volumes: 'table {{.Name}}\t{{.Links}}\t{{.Size}}',
  cache:
    'table {{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}',
}

function imageRow(image: NonNullable<DiskUsage['Images']>[number]): ImageRow {
  const row = { image, repository: '<none>', tag: '<none>', digest: '' }
  const [name] = image.RepoTags ?? []
  if (name === undefined || isDangling(image)) return row
  const reference = parseReference(name)
  return reference.tag === '' ? row : { ...row, repository: familiarName(reference), tag: reference.tag }
}

/** What `docker system df` prints. @throws Error for a bad template */
export function diskUsage(usage: DiskUsage, format: string): string {
  const table = 'table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}'
  return formatRows(format === 'table' ? table : format, usageColumns, usageRows(usage))
}

/** What `docker system df -v` prints. @throws Error for a bad template */
export function verboseDiskUsage(usage: DiskUsage, format: string, now: number): string {
  const cells: CellOptions = { truncate: format.startsWith('table'), now }
  const images = (usage.Images ?? []).map(imageRow)
  const containers = (usage.Containers ?? []).map((container) => ({ ...container, SizeRootFs: 0 }))
  const volumes = usage.Volumes ?? []
  const cache = sortedBuildCache(usage.BuildCache ?? [])
  const rows = {
    images: imageColumns(cells),
    containers: containerColumns(cells),
    cache: buildCacheColumns(cells),
  }
  if (format !== 'table') {
    const list = (values: readonly Value[]): Value => new Value(sliceOf(anyType), values)
    const data = record('*formatter.diskUsageContext', [
      ['Images', list(images.map(rows.images.row))],
      ['Containers', list(containers.map(rows.containers.row))],
      ['Volumes', list(volumes.map(volumeColumns.row))],
      ['BuildCache', list(cache.map(rows.cache.row))],
    ])
    return compile(templateOf(format)).render(data)
  }
  const size = sum(cache.filter(({ Shared }) => !Shared).map((record) => record.Size))
  return [
    `Images space usage:\n\n${formatRows(tables.images, rows.images, images)}`,
    `Containers space usage:\n\n${formatRows(tables.containers, rows.containers, containers)}`,
    `Local Volumes space usage:\n\n${formatRows(tables.volumes, volumeColumns, volumes)}`,
    `Build cache usage: ${humanSize(size)}\n\n${formatRows(tables.cache, rows.cache, cache)}`,
  ].join('\n')
}
