import type { Mount } from './mount'

/** Host side of a published port. */
export interface PortBinding {
  HostIp: string
  HostPort: string
}

/** keys as `80/tcp` */
export type PortMap = Record<string, PortBinding[] | null>

export type RestartPolicyName = '' | 'no' | 'always' | 'on-failure' | 'unless-stopped'

export interface RestartPolicy {
  Name: RestartPolicyName
  MaximumRetryCount: number
}

export interface LogConfig {
  Type: string
  Config: Record<string, string> | null
}

export interface DeviceMapping {
  PathOnHost: string
  PathInContainer: string
  CgroupPermissions: string
}

export interface DeviceRequest {
  Driver: string
  Count: number
  DeviceIDs: string[] | null
  Capabilities: string[][] | null
  Options: Record<string, string> | null
}

export interface WeightDevice {
  Path: string
  Weight: number
}

export interface ThrottleDevice {
  Path: string
  Rate: number
}

export interface Ulimit {
  Name: string
  Hard: number
  Soft: number
}

/** Limits, as `docker update` can change them; bytes, and CPU in billionths. */
export interface Resources {
  CpuShares: number
  Memory: number
  NanoCpus: number
  CgroupParent: string
  BlkioWeight: number
  BlkioWeightDevice: WeightDevice[] | null
  BlkioDeviceReadBps: ThrottleDevice[] | null
  BlkioDeviceWriteBps: ThrottleDevice[] | null
  BlkioDeviceReadIOps: ThrottleDevice[] | null
  BlkioDeviceWriteIOps: ThrottleDevice[] | null
  CpuPeriod: number
  CpuQuota: number
  CpuRealtimePeriod: number
  CpuRealtimeRuntime: number
  CpusetCpus: string
  CpusetMems: string
  Devices: DeviceMapping[] | null
  DeviceCgroupRules: string[] | null
  DeviceRequests: DeviceRequest[] | null
  KernelMemory?: number
  KernelMemoryTCP?: number
  MemoryReservation: number
  MemorySwap: number
  MemorySwappiness: number | null
  OomKillDisable: boolean | null
  PidsLimit: number | null
  Ulimits: Ulimit[] | null
  CpuCount: number
  CpuPercent: number
  IOMaximumIOps: number
  IOMaximumBandwidth: number
}

/** How a container meets its host (Engine API `HostConfig`, Go field order). */
export interface HostConfig extends Resources {
  Binds: string[] | null
  ContainerIDFile: string
  LogConfig: LogConfig
  NetworkMode: string
  PortBindings: PortMap | null
  RestartPolicy: RestartPolicy
  AutoRemove: boolean
  VolumeDriver: string
  VolumesFrom: string[] | null
  /** height, width */
  ConsoleSize: [number, number]
  Annotations?: Record<string, string>
  CapAdd: string[] | null
  CapDrop: string[] | null
  CgroupnsMode: string
  Dns: string[] | null
  DnsOptions: string[] | null
  DnsSearch: string[] | null
  ExtraHosts: string[] | null
  GroupAdd: string[] | null
  IpcMode: string
  Cgroup: string
  Links: string[] | null
  OomScoreAdj: number
  PidMode: string
  Privileged: boolean
  PublishAllPorts: boolean
  ReadonlyRootfs: boolean
  SecurityOpt: string[] | null
  StorageOpt?: Record<string, string>
  Tmpfs?: Record<string, string>
  UTSMode: string
  UsernsMode: string
  ShmSize: number
  Sysctls?: Record<string, string>
  Runtime?: string
  Isolation: string
  Mounts?: Mount[]
  MaskedPaths: string[] | null
  ReadonlyPaths: string[] | null
  Init?: boolean
}

export type UpdateConfig = Partial<Resources> & { RestartPolicy?: RestartPolicy }
