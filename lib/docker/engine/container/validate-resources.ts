import type { Resources } from '../../api/types/host-config'
import { EngineError, notSimulated } from '../error'

const invalid = (message: string) => new EngineError('InvalidParameter', message)

/** The smallest memory limit dockerd accepts, in bytes. */
const MIN_MEMORY = 6 * 1024 * 1024

/** Checks limits against each other and the machine; the warnings (moby verifyPlatformContainerResources). @throws EngineError */
export function validateResources(resources: Resources, processors: number): string[] {
  validateMemory(resources)
  validateCpu(resources, processors)
  if (resources.BlkioWeight !== 0 && (resources.BlkioWeight < 10 || resources.BlkioWeight > 1000)) {
    throw invalid('Range of blkio weight is from 10 to 1000')
  }
  refuseUnsimulated(resources)
  const warnings: string[] = []
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

/** Limits the simulated kernel does not enforce. */
function refuseUnsimulated(resources: Resources): void {
  const wanted: readonly (readonly [boolean, string])[] = [
    [resources.Memory !== 0 || resources.MemoryReservation !== 0, 'a memory limit'],
    [resources.NanoCpus !== 0 || resources.CpuQuota !== 0 || resources.CpuPeriod !== 0, 'a CPU limit'],
    [resources.CpuShares !== 0, 'CPU shares'],
    [resources.CpusetCpus !== '' || resources.CpusetMems !== '', 'a set of CPUs'],
    [(resources.PidsLimit ?? 0) > 0, 'a limit of processes'],
    [(resources.Ulimits ?? []).length > 0, 'ulimit'],
    [resources.CpuRealtimePeriod !== 0 || resources.CpuRealtimeRuntime !== 0, 'real-time CPU scheduling'],
    [resources.BlkioWeight !== 0, 'block I/O weight'],
    [
      (resources.Devices ?? []).length > 0 || (resources.DeviceRequests ?? []).length > 0,
      'a device in a container',
    ],
    [(resources.DeviceCgroupRules ?? []).length > 0, 'a device rule'],
    [resources.CgroupParent !== '', 'a parent cgroup'],
  ]
  for (const lists of [
    resources.BlkioWeightDevice,
    resources.BlkioDeviceReadBps,
    resources.BlkioDeviceWriteBps,
    resources.BlkioDeviceReadIOps,
    resources.BlkioDeviceWriteIOps,
  ]) {
    if (lists?.length) throw notSimulated('a block I/O limit')
  }
  const found = wanted.find(([isWanted]) => isWanted)
  if (found) throw notSimulated(found[1])
}
