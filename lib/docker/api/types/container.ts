import type { ContainerConfig } from './container-config'
import type { HostConfig, PortMap } from './host-config'
import type { MountPoint } from './mount'
import type { EndpointSettings } from './network'

export type ContainerStatus = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead'

export interface HealthcheckResult {
  Start: string
  End: string
  ExitCode: number
  Output: string
}

export interface Health {
  Status: 'none' | 'starting' | 'healthy' | 'unhealthy'
  FailingStreak: number
  Log: HealthcheckResult[] | null
}

/** `State` of container inspect. */
export interface ContainerState {
  Status: ContainerStatus
  Running: boolean
  Paused: boolean
  Restarting: boolean
  OOMKilled: boolean
  Dead: boolean
  Pid: number
  ExitCode: number
  Error: string
  /** RFC 3339; `0001-01-01T00:00:00Z` for never */
  StartedAt: string
  FinishedAt: string
  Health?: Health
}

export interface Port {
  IP?: string
  PrivatePort: number
  PublicPort?: number
  Type: string
}

/** One entry of `GET /containers/json`. */
export interface ContainerSummary {
  Id: string
  Names: string[]
  Image: string
  ImageID: string
  Command: string
  /** seconds since 1970 */
  Created: number
  Ports: Port[]
  SizeRw?: number
  SizeRootFs?: number
  Labels: Record<string, string>
  State: ContainerStatus
  Status: string
  HostConfig: { NetworkMode?: string; Annotations?: Record<string, string> }
  NetworkSettings: { Networks: Record<string, EndpointSettings> }
  Mounts: MountPoint[]
}

export interface NetworkSettings {
  Bridge: string
  SandboxID: string
  SandboxKey: string
  Ports: PortMap
  HairpinMode: boolean
  LinkLocalIPv6Address: string
  LinkLocalIPv6PrefixLen: number
  SecondaryIPAddresses: null
  SecondaryIPv6Addresses: null
  EndpointID: string
  Gateway: string
  GlobalIPv6Address: string
  GlobalIPv6PrefixLen: number
  IPAddress: string
  IPPrefixLen: number
  IPv6Gateway: string
  MacAddress: string
  Networks: Record<string, EndpointSettings>
}

export interface GraphDriverData {
  Data: Record<string, string> | null
  Name: string
}

/** `GET /containers/{id}/json`. */
export interface ContainerInspect {
  Id: string
  Created: string
  Path: string
  Args: string[]
  State: ContainerState
  Image: string
  ResolvConfPath: string
  HostnamePath: string
  HostsPath: string
  LogPath: string
  Name: string
  RestartCount: number
  Driver: string
  Platform: string
  MountLabel: string
  ProcessLabel: string
  AppArmorProfile: string
  ExecIDs: string[] | null
  HostConfig: HostConfig
  GraphDriver: GraphDriverData
  SizeRw?: number
  SizeRootFs?: number
  Mounts: MountPoint[]
  Config: ContainerConfig
  NetworkSettings: NetworkSettings
}

/** `POST /containers/create`; everything left out takes its zero value. */
export type ContainerCreateRequest = Partial<ContainerConfig> & {
  HostConfig?: Partial<HostConfig> | null
  NetworkingConfig?: { EndpointsConfig?: Record<string, Partial<EndpointSettings> | null> | null } | null
}

export interface ContainerCreateResponse {
  Id: string
  Warnings: string[]
}

export type WaitCondition = 'not-running' | 'next-exit' | 'removed'

export interface WaitResponse {
  Error?: { Message?: string }
  StatusCode: number
}

export interface TopResponse {
  Processes: string[][]
  Titles: string[]
}

/** Kind: 0 changed, 1 added, 2 deleted */
export interface FilesystemChange {
  Path: string
  Kind: 0 | 1 | 2
}

export interface UpdateResponse {
  Warnings: string[] | null
}

export interface ContainerPruneReport {
  ContainersDeleted: string[] | null
  SpaceReclaimed: number
}
