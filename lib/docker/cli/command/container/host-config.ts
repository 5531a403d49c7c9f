import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { HostConfig as ApiHostConfig, PortMap } from '../../../api/types/host-config'
import type { Mount } from '../../../api/types/mount'
import type { Cli } from '../../cli'
import { absolutePath } from '../../files'
import { isMacAddress } from '../../opts/address'
import { keyValues } from '../../opts/cut'
import { parseRestartPolicy } from '../../opts/restart-policy'
import { outputSize } from '../../stream/terminal-size'
import type { ContainerFlags } from './flags/container-flags'
import { attachments } from './network-config'
import { resources } from './resource-config'
import { capabilities, checkNamespaceModes, securityOptions } from './security-config'

export type HostConfig = { -readonly [K in keyof ApiHostConfig]: ApiHostConfig[K] }

interface Given {
  readonly binds: string[]
  readonly ports: PortMap
}

const orNull = (values: readonly string[]): string[] | null => (values.length > 0 ? [...values] : null)
const given = <T extends object, K extends string>(
  name: K,
  record: T,
): Record<K, T> | Record<string, never> =>
  Object.keys(record).length > 0 ? ({ [name]: record } as Record<K, T>) : {}

function storageOptions(options: readonly string[]): Record<string, string> {
  if (options.some((option) => !option.includes('='))) throw new Error('invalid storage option')
  return keyValues(options)
}

function logOptions(driver: string, options: readonly string[]): Record<string, string> {
  if (driver === 'none' && options.length > 0) throw new Error(`invalid logging opts for driver ${driver}`)
  return keyValues(options)
}

/** The host's half of what the flags ask for, in the API's field order. @throws Error in the client's words */
export function* hostConfig(cli: Cli, flags: ContainerFlags, { binds, ports }: Given): Blocking<HostConfig> {
  const mac = flags['mac-address']
  if (mac !== '' && !isMacAddress(mac.trim())) throw new Error(`${mac} is not a valid mac address`)
  const { osType } = yield* cli.server()
  const limits = resources(flags, osType)
  checkNamespaceModes(flags)
  const RestartPolicy = parseRestartPolicy(flags.restart)
  const logs = logOptions(flags['log-driver'], flags['log-opt'])
  const security = yield* securityOptions(cli.sys, flags['security-opt'])
  return {
    Binds: orNull(binds),
    ContainerIDFile: flags.cidfile,
    LogConfig: { Type: flags['log-driver'], Config: logs },
    NetworkMode: attachments(flags)[0]?.target ?? 'default',
    PortBindings: ports,
    RestartPolicy,
    AutoRemove: flags.rm,
    VolumeDriver: flags['volume-driver'],
    VolumesFrom: orNull(flags['volumes-from']),
    ConsoleSize: outputSize(cli),
    ...given('Annotations', flags.annotation),
    CapAdd: capabilities(flags['cap-add']),
    CapDrop: capabilities(flags['cap-drop']),
    CgroupnsMode: flags.cgroupns,
    Dns: [...flags.dns],
    DnsOptions: [...flags['dns-opt'], ...flags['dns-option']],
    DnsSearch: [...flags['dns-search']],
    ExtraHosts: orNull(flags['add-host']),
    GroupAdd: orNull(flags['group-add']),
    IpcMode: flags.ipc,
    Cgroup: '',
    Links: orNull(flags.link),
    OomScoreAdj: flags['oom-score-adj'],
    PidMode: flags.pid,
    Privileged: flags.privileged,
    PublishAllPorts: flags['publish-all'],
    ReadonlyRootfs: flags['read-only'],
    SecurityOpt: security.options && [...security.options],
    ...given('StorageOpt', storageOptions(flags['storage-opt'])),
    ...given('Tmpfs', tmpfs(flags.tmpfs)),
    UTSMode: flags.uts,
    UsernsMode: flags.userns,
    ShmSize: flags['shm-size'],
    ...given('Sysctls', flags.sysctl),
    ...(flags.runtime !== '' && { Runtime: flags.runtime }),
    Isolation: flags.isolation,
    ...limits,
    ...(flags.mount.length > 0 && { Mounts: flags.mount.map((mount) => fromHere(cli, mount)) }),
    MaskedPaths: security.unconfinedPaths ? [] : null,
    ReadonlyPaths: security.unconfinedPaths ? [] : null,
  }
}

function tmpfs(specs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    specs.map((spec) => {
      const colon = spec.indexOf(':')
      return colon < 0 ? [spec, ''] : [spec.slice(0, colon), spec.slice(colon + 1)]
    }),
  )
}

/** A source that begins with a dot counts from the working directory. */
function fromHere(cli: Cli, mount: Mount): Mount {
  return mount.Source?.startsWith('.') ? { ...mount, Source: absolutePath(cli.sys, mount.Source) } : mount
}
