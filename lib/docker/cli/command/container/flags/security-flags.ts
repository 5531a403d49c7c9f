import { capabilities } from '../../../../../linux/kernel/capabilities'
import { list, listOf, mapOf } from '../../../flag/collecting-types'
import { flags } from '../../../flag/flag'
import { gpus } from '../../../flag/resource-types'
import { bool, string } from '../../../flag/scalar-types'
import { parseDeviceCgroupRule } from '../../../opts/device'
import { validateSysctl } from '../../../opts/key-value'

const capabilityNames = ['ALL', ...capabilities]

/** Flags of `run` and `create` on what it may do and which namespaces it has. */
export const securityFlags = flags({
  'cap-add': { type: list, help: 'Give a Linux capability', completes: capabilityNames },
  'cap-drop': { type: list, help: 'Take a Linux capability away', completes: capabilityNames },
  'cgroup-parent': { type: string, help: 'Cgroup to make its own cgroup in', support: 'partial' },
  cgroupns: {
    type: string,
    help: `Cgroup namespace (host|private)
'host':    That of the host
'private': One of its own
'':        As the daemon is configured (default)`,
    completes: ['host', 'private'],
  },
  device: { type: list, help: 'Give a device of the host (HOST[:CONTAINER[:rwm]])' },
  'device-cgroup-rule': {
    type: listOf(parseDeviceCgroupRule),
    help: 'Allow devices by number (e.g. "c 1:3 mr")',
    support: 'partial',
  },
  gpus: { type: gpus, help: "Give GPUs ('all' for every one)" },
  ipc: { type: string, help: 'IPC namespace (private|shareable|host|none|container:NAME)' },
  isolation: { type: string, help: 'Isolation technology (Windows)', support: 'partial' },
  pid: { type: string, help: 'PID namespace (host|container:NAME)' },
  privileged: { type: bool, help: 'Allow it nearly everything' },
  'security-opt': { type: list, help: 'Security option (e.g. no-new-privileges, seccomp=FILE)' },
  sysctl: { type: mapOf(validateSysctl), help: 'Set a kernel parameter of its namespaces' },
  userns: { type: string, help: 'User namespace (host)', completes: ['host'] },
  uts: { type: string, help: 'UTS namespace (host)', completes: ['host'] },
})
