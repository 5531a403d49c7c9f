import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Resources } from '../../api/types/host-config'
import { readTextIfPresent, writeFile } from '../files'
import { CGROUPS } from './cgroup'

/** Limits of a container; bytes, microseconds, counts, -1 for none (OCI runtime-spec `linux.resources`). */
export interface OciResources {
  memory?: { limit?: number; reservation?: number; swap?: number }
  cpu?: { shares?: number; quota?: number; period?: number; cpus?: string; mems?: string }
  pids?: { limit: number }
}

const DEFAULT_PERIOD = 100_000

/** What a host configuration asks for, as the runtime is told it (moby getMemoryResources, getCPUResources, getPidsLimit). */
export function resourcesOf(host: Resources): OciResources {
  const { Memory, MemoryReservation, MemorySwap, NanoCpus, CpuPeriod, CpuQuota, CpuShares } = host
  const period = NanoCpus > 0 ? DEFAULT_PERIOD : CpuPeriod
  const quota = NanoCpus > 0 ? Math.floor((NanoCpus * DEFAULT_PERIOD) / 1e9) : CpuQuota
  const memory = {
    ...(Memory > 0 && { limit: Memory }),
    ...(MemoryReservation > 0 && { reservation: MemoryReservation }),
    ...(MemorySwap !== 0 && { swap: MemorySwap }),
  }
  const cpu = {
    ...(CpuShares !== 0 && { shares: CpuShares }),
    ...(quota !== 0 && { quota }),
    ...(period !== 0 && { period }),
    ...(host.CpusetCpus !== '' && { cpus: host.CpusetCpus }),
    ...(host.CpusetMems !== '' && { mems: host.CpusetMems }),
  }
  return {
    ...(Object.keys(memory).length > 0 && { memory }),
    ...(Object.keys(cpu).length > 0 && { cpu }),
    ...(host.PidsLimit && { pids: { limit: host.PidsLimit } }),
  }
}

/** Writes limits into a control group that exists (runc fs2). @throws Errno EBUSY, EINVAL of the kernel */
export function* applyResources(
  sys: Syscalls,
  group: string,
  { memory = {}, cpu = {}, pids }: OciResources,
): Blocking<void> {
  const { limit = 0, reservation, swap = 0 } = memory
  const settings: readonly (readonly [string, string | number | undefined])[] = [
    ['memory.swap.max', swap < 0 ? 'max' : swap > 0 ? swap - limit : undefined],
    ['memory.max', limit > 0 ? limit : undefined],
    ['memory.low', reservation],
    ['cpu.weight', cpu.shares === undefined ? undefined : cpuWeight(cpu.shares)],
    ['cpu.max', cpuMax(cpu)],
    ['cpuset.cpus', cpu.cpus],
    ['cpuset.mems', cpu.mems],
    ['pids.max', pids === undefined ? undefined : pids.limit > 0 ? pids.limit : 'max'],
  ]
  for (const [file, value] of settings) {
    if (value !== undefined) yield* writeSetting(sys, `${CGROUPS}${group}/${file}`, String(value))
  }
}

/** Shares from 2 to 262144 as weights from 1 to 10000. */
function cpuWeight(shares: number): number {
  return 1 + Math.floor((Math.max(0, shares - 2) * 9999) / 262_142)
}

function cpuMax({ quota, period = DEFAULT_PERIOD }: NonNullable<OciResources['cpu']>): string | undefined {
  if (quota === undefined && period === DEFAULT_PERIOD) return undefined
  return `${quota === undefined || quota <= 0 ? 'max' : quota} ${period}`
}

/** A host whose control groups are not mounted limits nothing. */
function* writeSetting(sys: Syscalls, path: string, value: string): Blocking<void> {
  try {
    yield* writeFile(sys, path, value)
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'EACCES', 'EROFS')) throw error
  }
}

/** How many processes of a control group the OOM killer has ended. */
export function* oomKills(sys: Syscalls, group: string): Blocking<number> {
  const text = (yield* readTextIfPresent(sys, `${CGROUPS}${group}/memory.events`)) ?? ''
  return Number(/^oom_kill (\d+)$/m.exec(text)?.[1] ?? 0)
}
