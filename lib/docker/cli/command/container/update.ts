import type { UpdateConfig } from '../../../api/types/host-config'
import { atLeast, command } from '../../command'
import { CommandError } from '../../error'
import { bytes } from '../../flag/resource-types'
import { string } from '../../flag/scalar-types'
import { parseRestartPolicy } from '../../opts/restart-policy'
import { changeableFlags } from './flags/changeable-flags'
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
    ...changeableFlags,
    'kernel-memory': { type: bytes, help: 'Limit of kernel memory', hidden: true },
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
