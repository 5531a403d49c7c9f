import type { DeviceRequest, Resources } from '../../../api/types/host-config'
import { parseDevice } from '../../opts/device'
import type { ContainerFlags } from './flags/container-flags'

/** The limits the flags ask for. @throws Error in the client's words */
export function resources(flags: ContainerFlags, serverOs: string): Resources {
  const swappiness = flags['memory-swappiness']
  if (swappiness !== -1 && (swappiness < 0 || swappiness > 100)) {
    throw new Error(`invalid value: ${swappiness}. Valid memory swappiness range is 0-100`)
  }
  const cdi = flags.device.filter((device) => /^[\w.-]+\/[\w.-]+=[\w.:-]+$/.test(device))
  const devices = flags.device.filter((device) => !cdi.includes(device))
  const rules = flags['device-cgroup-rule']
  const requests: DeviceRequest[] = [...flags.gpus]
  if (cdi.length > 0)
    requests.push({ Driver: 'cdi', Count: 0, DeviceIDs: cdi, Capabilities: null, Options: null })
  return {
    CpuShares: flags['cpu-shares'],
    Memory: flags.memory,
    NanoCpus: flags.cpus,
    CgroupParent: flags['cgroup-parent'],
    BlkioWeight: flags['blkio-weight'],
    BlkioWeightDevice: [...flags['blkio-weight-device']],
    BlkioDeviceReadBps: [...flags['device-read-bps']],
    BlkioDeviceWriteBps: [...flags['device-write-bps']],
    BlkioDeviceReadIOps: [...flags['device-read-iops']],
    BlkioDeviceWriteIOps: [...flags['device-write-iops']],
    CpuPeriod: flags['cpu-period'],
    CpuQuota: flags['cpu-quota'],
    CpuRealtimePeriod: flags['cpu-rt-period'],
    CpuRealtimeRuntime: flags['cpu-rt-runtime'],
    CpusetCpus: flags['cpuset-cpus'],
    CpusetMems: flags['cpuset-mems'],
    Devices: devices.map((device) => parseDevice(device, serverOs)),
    DeviceCgroupRules: rules.length > 0 ? [...rules] : null,
    DeviceRequests: requests.length > 0 ? requests : null,
    MemoryReservation: flags['memory-reservation'],
    MemorySwap: flags['memory-swap'],
    MemorySwappiness: swappiness,
    OomKillDisable: flags['oom-kill-disable'],
    PidsLimit: flags['pids-limit'],
    Ulimits: [...flags.ulimit],
    CpuCount: flags['cpu-count'],
    CpuPercent: flags['cpu-percent'],
    IOMaximumIOps: flags['io-maxiops'],
    IOMaximumBandwidth: flags['io-maxbandwidth'],
  }
}
