import type { UpdateConfig } from '../../../api/types/host-config'
import { atLeast, command } from '../../command'
import { CommandError } from '../../error'
import { bytes, nanoCpus, swapBytes } from '../../flag/resource-types'
import { int, string, uint16 } from '../../flag/scalar-types'
import { parseRestartPolicy } from '../../opts/restart-policy'
import { restartPolicies } from './flags/restart-policies'

/** What an update does not touch: it is sent all the same. */
const unchanged = {
  CgroupParent: '',
  BlkioWeightDevice: null,
  BlkioDeviceReadBps: null,
  BlkioDeviceWriteBps: null,
  BlkioDeviceReadIOps: null,
  BlkioDeviceWriteIOps: null,
  Devices: null,
  DeviceCgroupRules: null,
  DeviceRequests: null,
  MemorySwappiness: null,
  OomKillDisable: null,
  Ulimits: null,
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
} as const

export const update = command({
  use: '[OPTIONS] CONTAINER [CONTAINER...]',
  summary: { en: "Change containers' limits and restart policy", zh: '修改容器的资源限制与重启策略' },
  forms: 'docker container update, docker update',
  args: atLeast(1),
  flags: {
    'blkio-weight': {
      type: uint16,
      help: 'Share of block I/O, 10 to 1000, or 0 for none of its own',
      support: 'partial',
    },
    'cpu-period': { type: int, help: 'Length of a CPU scheduling period, in microseconds' },
    'cpu-quota': { type: int, help: 'CPU time within a period, in microseconds' },
    'cpu-rt-period': {
      type: int,
      help: 'Length of a real-time CPU period, in microseconds',
      support: 'partial',
    },
    'cpu-rt-runtime': {
      type: int,
      help: 'Real-time CPU time within a period, in microseconds',
      support: 'partial',
    },
    'cpu-shares': { type: int, short: 'c', help: 'Share of CPU time against other containers' },
    cpus: { type: nanoCpus, help: 'How many CPUs it may use' },
    'cpuset-cpus': { type: string, help: 'Which CPUs it may use (0-3, 0,1)' },
    'cpuset-mems': { type: string, help: 'Which memory nodes it may use (0-3, 0,1)' },
    'kernel-memory': { type: bytes, help: 'Limit of kernel memory', hidden: true },
    memory: { type: bytes, short: 'm', help: 'Limit of memory' },
    'memory-reservation': { type: bytes, help: 'Soft limit of memory' },
    'memory-swap': { type: swapBytes, help: 'Limit of memory and swap together; -1 for no limit on swap' },
    'pids-limit': { type: int, help: 'Limit of processes; -1 for none' },
    restart: { type: string, help: 'What to do when it exits', completes: restartPolicies },
  },
  completes: 'container',
  *run(cli, names, flags, changed) {
    const given = Object.keys(flags).some((name) => changed(name as keyof typeof flags))
    if (!given) throw new CommandError('you must provide one or more flags when using this command')
    const body: UpdateConfig = {
      ...unchanged,
      RestartPolicy: parseRestartPolicy(flags.restart),
      CpuShares: flags['cpu-shares'],
      Memory: flags.memory,
      NanoCpus: flags.cpus,
      BlkioWeight: flags['blkio-weight'],
      CpuPeriod: flags['cpu-period'],
      CpuQuota: flags['cpu-quota'],
      CpuRealtimePeriod: flags['cpu-rt-period'],
      CpuRealtimeRuntime: flags['cpu-rt-runtime'],
      CpusetCpus: flags['cpuset-cpus'],
      CpusetMems: flags['cpuset-mems'],
      MemoryReservation: flags['memory-reservation'],
      MemorySwap: flags['memory-swap'],
      PidsLimit: flags['pids-limit'] === 0 ? null : flags['pids-limit'],
    }
    const client = yield* cli.client()
    const warnings: string[] = []
    const failures: string[] = []
    for (const name of names) {
      try {
        const answer = yield* client.call('containerUpdate', { name }, { body })
        yield* cli.print(`${name}\n`)
        warnings.push(...(answer.Warnings ?? []))
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        failures.push(error.message)
      }
    }
    if (warnings.length > 0) yield* cli.print(`${warnings.join('\n')}\n`)
    if (failures.length > 0) throw new CommandError(failures.join('\n'))
  },
})
