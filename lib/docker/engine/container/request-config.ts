import type { ContainerCreateRequest } from '../../api/types/container'
import type { ContainerConfig } from '../../api/types/container-config'
import type { HostConfig } from '../../api/types/host-config'

/** Every field in Go's order with Go's zero value; undefined where Go leaves an empty one out (`omitempty`). */
type ZeroValues<T> = { readonly [Key in keyof T]-?: T[Key] | undefined }

const zeroConfig: ZeroValues<ContainerConfig> = {
  Hostname: '',
  Domainname: '',
  User: '',
  AttachStdin: false,
  AttachStdout: false,
  AttachStderr: false,
  ExposedPorts: undefined,
  Tty: false,
  OpenStdin: false,
  StdinOnce: false,
  Env: null,
  Cmd: null,
  Healthcheck: undefined,
  ArgsEscaped: undefined,
  Image: '',
  Volumes: null,
  WorkingDir: '',
  Entrypoint: null,
  NetworkDisabled: undefined,
  MacAddress: undefined,
  OnBuild: null,
  Labels: null,
  StopSignal: undefined,
  StopTimeout: undefined,
  Shell: undefined,
}

const zeroHostConfig: ZeroValues<HostConfig> = {
  Binds: null,
  ContainerIDFile: '',
  LogConfig: { Type: '', Config: null },
  NetworkMode: '',
  PortBindings: null,
  RestartPolicy: { Name: 'no', MaximumRetryCount: 0 },
  AutoRemove: false,
  VolumeDriver: '',
  VolumesFrom: null,
  ConsoleSize: [0, 0],
  Annotations: undefined,
  CapAdd: null,
  CapDrop: null,
  CgroupnsMode: '',
  Dns: null,
  DnsOptions: null,
  DnsSearch: null,
  ExtraHosts: null,
  GroupAdd: null,
  IpcMode: '',
  Cgroup: '',
  Links: null,
  OomScoreAdj: 0,
  PidMode: '',
  Privileged: false,
  PublishAllPorts: false,
  ReadonlyRootfs: false,
  SecurityOpt: null,
  StorageOpt: undefined,
  Tmpfs: undefined,
  UTSMode: '',
  UsernsMode: '',
  ShmSize: 0,
  Sysctls: undefined,
  Runtime: 'runc',
  Isolation: '',
  CpuShares: 0,
  Memory: 0,
  NanoCpus: 0,
  CgroupParent: '',
  BlkioWeight: 0,
  BlkioWeightDevice: null,
  BlkioDeviceReadBps: null,
  BlkioDeviceWriteBps: null,
  BlkioDeviceReadIOps: null,
  BlkioDeviceWriteIOps: null,
  CpuPeriod: 0,
  CpuQuota: 0,
  CpuRealtimePeriod: 0,
  CpuRealtimeRuntime: 0,
  CpusetCpus: '',
  CpusetMems: '',
  Devices: null,
  DeviceCgroupRules: null,
  DeviceRequests: null,
  KernelMemory: undefined,
  KernelMemoryTCP: undefined,
  MemoryReservation: 0,
  MemorySwap: 0,
  MemorySwappiness: null,
  OomKillDisable: null,
  PidsLimit: null,
  Ulimits: null,
  CpuCount: 0,
  CpuPercent: 0,
  IOMaximumIOps: 0,
  IOMaximumBandwidth: 0,
  Mounts: undefined,
  MaskedPaths: null,
  ReadonlyPaths: null,
  Init: undefined,
}

/** The configuration a create request asks for, complete and in Go's field order, as inspect will show it. */
export function containerConfig(request: ContainerCreateRequest): ContainerConfig {
  const { Cmd, Entrypoint, ...rest } = request
  return fill(zeroConfig, { ...rest, Cmd: strings(Cmd), Entrypoint: strings(Entrypoint) })
}

/** The same for the host's side. */
export function hostConfig(request: Partial<HostConfig>): HostConfig {
  const config = fill(zeroHostConfig, request)
  const { RestartPolicy, MemorySwappiness } = config
  config.RestartPolicy = {
    Name: RestartPolicy.Name || 'no',
    MaximumRetryCount: RestartPolicy.MaximumRetryCount ?? 0,
  }
  config.LogConfig = { Type: config.LogConfig.Type ?? '', Config: config.LogConfig.Config ?? null }
  config.Runtime ||= 'runc'
  // -1 is how clients say "not set" (moby fixMemorySwappiness)
  if (MemorySwappiness === -1) config.MemorySwappiness = null
  return config
}

/** Commands may come as one string (strslice.StrSlice). */
function strings(value: string[] | string | null | undefined): string[] | null {
  return typeof value === 'string' ? [value] : (value ?? null)
}

/** What was asked for where it was, zero values elsewhere; what Go omits when empty is left out. */
function fill<T extends object>(zero: ZeroValues<T>, request: Partial<T>): T {
  const entries = Object.entries(zero).map(
    ([key, fallback]) => [key, request[key as keyof T] ?? fallback, fallback] as const,
  )
  const kept = entries.filter(([, value, fallback]) => fallback !== undefined || !isEmpty(value))
  return Object.fromEntries(kept) as T
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
