import { rfc3339Nano } from '../../../base/civil'
import { MILLISECOND } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { ZERO_TIME } from '../../api/rfc3339'
import type { BlkioStats, CpuStats, StatsResponse } from '../../api/types/stats'
import type { Engine } from '../engine'
import { readTextIfPresent } from '../files'
import type { Container } from './container'
import { containerPids } from './top'

/** Clock ticks of /proc are this long (sysconf _SC_CLK_TCK = 100). */
const TICK = 10 * MILLISECOND
const PAGE = 4096

const emptyCpu: CpuStats = {
  cpu_usage: { total_usage: 0, usage_in_kernelmode: 0, usage_in_usermode: 0 },
  throttling_data: { periods: 0, throttled_periods: 0, throttled_time: 0 },
}

const emptyBlkio: BlkioStats = {
  io_service_bytes_recursive: null,
  io_serviced_recursive: null,
  io_queue_recursive: null,
  io_service_time_recursive: null,
  io_wait_time_recursive: null,
  io_merged_recursive: null,
  io_time_recursive: null,
  sectors_recursive: null,
}

/** One sample of what a container uses, read from its processes' /proc files; `previous` is the sample before. */
export function* sampleStats(
  engine: Engine,
  container: Container,
  previous: StatsResponse | undefined,
): Blocking<StatsResponse> {
  const common = { name: `/${container.name}`, id: container.id }
  if (!container.task) return { ...common, ...blank, read: ZERO_TIME }
  const { sys } = engine
  const usage = yield* processUsage(engine, container)
  const system = (yield* readTextIfPresent(sys, '/proc/stat'))?.split('\n')[0] ?? ''
  const memory = (yield* readTextIfPresent(sys, '/proc/meminfo')) ?? ''
  const ticks = system
    .split(/\s+/)
    .slice(1, 9)
    .reduce((total, value) => total + Number(value), 0)
  return {
    ...common,
    read: rfc3339Nano(sys.realtime()),
    preread: previous?.read ?? ZERO_TIME,
    pids_stats: { current: usage.processes },
    blkio_stats: emptyBlkio,
    num_procs: 0,
    storage_stats: {},
    cpu_stats: {
      cpu_usage: { total_usage: usage.cpu, usage_in_kernelmode: usage.kernel, usage_in_usermode: usage.user },
      system_cpu_usage: ticks * TICK,
      online_cpus: engine.processors,
      throttling_data: emptyCpu.throttling_data,
    },
    precpu_stats: previous?.cpu_stats ?? emptyCpu,
    memory_stats: {
      usage: usage.memory,
      stats: {},
      limit: Number(/MemTotal:\s+(\d+)/.exec(memory)?.[1] ?? 0) * 1024,
    },
  }
}

const blank: Omit<StatsResponse, 'read'> = {
  preread: ZERO_TIME,
  pids_stats: {},
  blkio_stats: emptyBlkio,
  num_procs: 0,
  storage_stats: {},
  cpu_stats: emptyCpu,
  precpu_stats: emptyCpu,
  memory_stats: {},
}

interface Usage {
  processes: number
  user: number
  kernel: number
  cpu: number
  /** bytes */
  memory: number
}

function* processUsage(engine: Engine, container: Container): Blocking<Usage> {
  const { sys } = engine
  const usage: Usage = { processes: 0, user: 0, kernel: 0, cpu: 0, memory: 0 }
  for (const pid of yield* containerPids(engine, container)) {
    const stat = (yield* readTextIfPresent(sys, `/proc/${pid}/stat`)) ?? ''
    // Fields after the name, which may hold blanks itself (proc_pid_stat(5)): utime is 14, stime 15, rss 24.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    usage.processes++
    usage.user += (fields[11] ?? 0) * TICK
    usage.kernel += (fields[12] ?? 0) * TICK
    usage.memory += (fields[21] ?? 0) * PAGE
  }
  usage.cpu = usage.user + usage.kernel
  return usage
}
