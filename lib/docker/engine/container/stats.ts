import { rfc3339Nano } from '../../../base/civil'
import { MICROSECOND, MILLISECOND } from '../../../base/clock'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { ZERO_TIME } from '../../api/rfc3339'
import type { BlkioStats, CpuStats, NetworkStats, StatsResponse } from '../../api/types/stats'
import type { Engine } from '../engine'
import { readTextIfPresent } from '../files'
import { CGROUPS } from '../runtime/cgroup'
import type { Container } from './container'
import { cgroupPath } from './spec'

/** Clock ticks of /proc are this long (sysconf _SC_CLK_TCK = 100). */
const TICK = 10 * MILLISECOND

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

/** One sample of what a container uses, read from its control group and its network; `previous` is the sample before. */
export function* sampleStats(
  engine: Engine,
  container: Container,
  previous: StatsResponse | undefined,
): Blocking<StatsResponse> {
  const common = { name: `/${container.name}`, id: container.id }
  if (!container.task) return { ...common, ...blank, read: ZERO_TIME }
  const { sys } = engine
  const group = CGROUPS + cgroupPath(container)
  const cpu = yield* readTable(sys, `${group}/cpu.stat`)
  const memory = yield* readTable(sys, `${group}/memory.stat`)
  const limit = yield* readNumber(sys, `${group}/memory.max`)
  const pidsLimit = yield* readNumber(sys, `${group}/pids.max`)
  const usage = (name: string) => (cpu[name] ?? 0) * MICROSECOND
  const networks = yield* networkStats(sys, container.task.pid)
  return {
    ...common,
    read: rfc3339Nano(sys.realtime()),
    preread: previous?.read ?? ZERO_TIME,
    pids_stats: {
      current: (yield* readNumber(sys, `${group}/pids.current`)) ?? 0,
      ...(pidsLimit !== undefined && { limit: pidsLimit }),
    },
    blkio_stats: emptyBlkio,
    num_procs: 0,
    storage_stats: {},
    cpu_stats: {
      cpu_usage: {
        total_usage: usage('usage_usec'),
        usage_in_kernelmode: usage('system_usec'),
        usage_in_usermode: usage('user_usec'),
      },
      system_cpu_usage: yield* systemUsage(sys),
      online_cpus: engine.processors,
      throttling_data: {
        periods: cpu.nr_periods ?? 0,
        throttled_periods: cpu.nr_throttled ?? 0,
        throttled_time: usage('throttled_usec'),
      },
    },
    precpu_stats: previous?.cpu_stats ?? emptyCpu,
    memory_stats: {
      usage: (yield* readNumber(sys, `${group}/memory.current`)) ?? 0,
      stats: memory,
      limit: limit ?? (yield* totalMemory(sys)),
    },
    ...(networks && { networks }),
  }
}

/** A file of `name number` lines. */
function* readTable(sys: Syscalls, path: string): Blocking<Record<string, number>> {
  const text = (yield* readTextIfPresent(sys, path)) ?? ''
  return Object.fromEntries(
    [...text.matchAll(/^(\w+) (\d+)$/gm)].map(([, name, value]) => [name, Number(value)]),
  )
}

/** Undefined for `max`, and when there is no such file. */
function* readNumber(sys: Syscalls, path: string): Blocking<number | undefined> {
  const text = (yield* readTextIfPresent(sys, path))?.trim() ?? ''
  return /^\d+$/.test(text) ? Number(text) : undefined
}

function* systemUsage(sys: Syscalls): Blocking<number> {
  const [line = ''] = ((yield* readTextIfPresent(sys, '/proc/stat')) ?? '').split('\n')
  const ticks = line.split(/\s+/).slice(1, 9)
  return ticks.reduce((total, value) => total + Number(value), 0) * TICK
}

function* totalMemory(sys: Syscalls): Blocking<number> {
  const text = (yield* readTextIfPresent(sys, '/proc/meminfo')) ?? ''
  return Number(/MemTotal:\s+(\d+)/.exec(text)?.[1] ?? 0) * 1024
}

/** Counters of the container's interfaces, the loopback apart (proc_net(5) dev); undefined without any. */
function* networkStats(sys: Syscalls, pid: number): Blocking<Record<string, NetworkStats> | undefined> {
  const text = (yield* readTextIfPresent(sys, `/proc/${pid}/net/dev`)) ?? ''
  const rows = [...text.matchAll(/^\s*(\S+):(.*)$/gm)].filter(([, name]) => name !== 'lo')
  if (rows.length === 0) return undefined
  return Object.fromEntries(
    rows.map(([, name, counters = '']) => {
      const numbers = counters.trim().split(/\s+/).map(Number)
      const at = (index: number) => numbers[index] ?? 0
      const received = { rx_bytes: at(0), rx_packets: at(1), rx_errors: at(2), rx_dropped: at(3) }
      return [
        name,
        { ...received, tx_bytes: at(8), tx_packets: at(9), tx_errors: at(10), tx_dropped: at(11) },
      ]
    }),
  )
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
