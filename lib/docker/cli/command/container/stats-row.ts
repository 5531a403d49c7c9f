import type { StatsResponse } from '../../../api/types/stats'
import type { StatsRow } from '../../formatter/stats'

function cpuPercent({ cpu_stats: now, precpu_stats: before }: StatsResponse): number {
  const used = now.cpu_usage.total_usage - (before.cpu_usage?.total_usage ?? 0)
  const passed = (now.system_cpu_usage ?? 0) - (before.system_cpu_usage ?? 0)
  const processors = now.online_cpus || (now.cpu_usage.percpu_usage?.length ?? 0)
  return passed > 0 && used > 0 ? (used / passed) * processors * 100 : 0
}

/** Memory without what the page cache could give back. */
function memory({ usage = 0, stats = {} }: StatsResponse['memory_stats']): number {
  const cache = stats.total_inactive_file ?? stats.inactive_file ?? 0
  return cache < usage ? usage - cache : usage
}

function blockBytes({ blkio_stats: blkio }: StatsResponse, letter: string): number {
  const entries = blkio.io_service_bytes_recursive ?? []
  return entries
    .filter(({ op }) => op.toLowerCase().startsWith(letter))
    .reduce((sum, { value }) => sum + value, 0)
}

/** A sample as `docker stats` shows it; without one, a row of dashes. */
export function statsRow(container: string, sample?: StatsResponse): StatsRow {
  const networks = Object.values(sample?.networks ?? {})
  const used = sample ? memory(sample.memory_stats) : 0
  const limit = sample?.memory_stats.limit ?? 0
  return {
    container,
    name: sample?.name ?? '',
    id: sample?.id ?? '',
    cpuPercent: sample ? cpuPercent(sample) : 0,
    memory: used,
    memoryLimit: limit,
    memoryPercent: limit === 0 ? 0 : (used / limit) * 100,
    networkReceived: networks.reduce((sum, { rx_bytes }) => sum + rx_bytes, 0),
    networkSent: networks.reduce((sum, { tx_bytes }) => sum + tx_bytes, 0),
    blockRead: sample ? blockBytes(sample, 'r') : 0,
    blockWritten: sample ? blockBytes(sample, 'w') : 0,
    pids: sample?.pids_stats.current ?? 0,
    isInvalid: sample === undefined,
  }
}
