import type { Resources } from '../../api/types/host-config'
import { EngineError } from '../error'
import { parseCpuList } from './cpu-list'

const invalid = (message: string) => new EngineError('InvalidParameter', message)

/** The smallest memory limit dockerd accepts, in bytes. */
const MIN_MEMORY = 6 * 1024 * 1024

/** Checks limits against each other and the machine; the warnings (moby verifyPlatformContainerResources). @throws EngineError */
export function validateResources(resources: Resources, processors: number): string[] {
  validateMemory(resources)
  validateCpu(resources, processors)
  validateCpuset(resources.CpusetCpus, processors, 'cpus')
  validateCpuset(resources.CpusetMems, processors, 'mems')
  refuseUnsimulated(resources)
  const warnings: string[] = []
  if (resources.BlkioWeight !== 0) {
    warnings.push(
      'Your kernel does not support Block I/O weight or the cgroup is not mounted. Weight discarded.',
    )
    resources.BlkioWeight = 0
  }
  if (resources.OomKillDisable) {
    // cgroup v2 has no way to keep the OOM killer out
    warnings.push('Your kernel does not support OomKillDisable. OomKillDisable discarded.')
    resources.OomKillDisable = null
  }
  if (resources.MemorySwappiness !== null) {
    warnings.push(
      'Your kernel does not support memory swappiness capabilities or the cgroup is not mounted. Memory swappiness discarded.',
    )
    resources.MemorySwappiness = null
  }
  return warnings
}

function validateMemory({ Memory, MemorySwap, MemoryReservation }: Resources): void {
  if (Memory !== 0 && Memory < MIN_MEMORY) throw invalid('Minimum memory limit allowed is 6MB')
  if (Memory > 0 && MemorySwap > 0 && MemorySwap < Memory) {
    throw invalid('Minimum memoryswap limit should be larger than memory limit, see usage')
  }
  if (Memory === 0 && MemorySwap > 0) {
    throw invalid('You should always set the Memory limit when using Memoryswap limit, see usage')
  }
  if (MemoryReservation > 0 && MemoryReservation < MIN_MEMORY)
    throw invalid('Minimum memory reservation allowed is 6MB')
  if (Memory > 0 && MemoryReservation > 0 && Memory < MemoryReservation) {
    throw invalid('Minimum memory limit can not be less than memory reservation limit, see usage')
  }
}

function validateCpu({ NanoCpus, CpuPeriod, CpuQuota, CpuShares }: Resources, processors: number): void {
  if (CpuShares < 0) throw invalid(`invalid CPU shares (${CpuShares}): value must be a positive integer`)
  if (NanoCpus > 0 && CpuPeriod > 0)
    throw invalid('Conflicting options: Nano CPUs and CPU Period cannot both be set')
  if (NanoCpus > 0 && CpuQuota > 0)
    throw invalid('Conflicting options: Nano CPUs and CPU Quota cannot both be set')
  if (NanoCpus < 0 || NanoCpus > processors * 1e9) {
    throw invalid(
      `range of CPUs is from 0.01 to ${processors}.00, as there are only ${processors} CPUs available`,
    )
  }
  if (CpuPeriod !== 0 && (CpuPeriod < 1000 || CpuPeriod > 1_000_000)) {
    throw invalid('CPU cfs period can not be less than 1ms (i.e. 1000) or larger than 1s (i.e. 1000000)')
  }
  if (CpuQuota > 0 && CpuQuota < 1000) throw invalid('CPU cfs quota can not be less than 1ms (i.e. 1000)')
}

function validateCpuset(text: string, processors: number, kind: 'cpus' | 'mems'): void {
  if (text === '') return
  const wanted = parseCpuList(text)
  if (!wanted) throw invalid(`Invalid value ${text} for cpuset ${kind}: invalid format: ${text}`)
  const available = kind === 'mems' || processors === 1 ? '0' : `0-${processors - 1}`
  const limit = kind === 'mems' ? 1 : processors
  if ([...wanted].every((number) => number < limit)) return
  const what = kind === 'mems' ? 'memory nodes' : 'CPUs'
  throw invalid(`Requested ${what} are not available - requested ${text}, available: ${available}`)
}

/** What the kernel here, or most kernels, cannot limit. */
function refuseUnsimulated(resources: Resources): void {
  if (resources.CpuRealtimePeriod !== 0 || resources.CpuRealtimeRuntime !== 0)
    throw invalid('kernel does not support CPU real-time scheduler')
  for (const rule of resources.DeviceCgroupRules ?? []) {
    if (!/^[acb] (\d+|\*):(\d+|\*) [rwm]{1,3}$/.test(rule))
      throw invalid(`invalid device cgroup rule format: '${rule}'`)
  }
}
