import type { ContainerSummary } from './container'
import type { ImageSummary } from './image'
import type { Volume } from './volume'

export interface ComponentVersion {
  Name: string
  Version: string
  Details?: Record<string, string>
}

/** `GET /version`. */
export interface Version {
  Platform: { Name: string }
  Components: ComponentVersion[]
  Version: string
  ApiVersion: string
  MinAPIVersion: string
  GitCommit: string
  GoVersion: string
  Os: string
  Arch: string
  KernelVersion?: string
  Experimental?: boolean
  BuildTime?: string
}

export interface Commit {
  ID: string
}

export interface RegistryIndex {
  Mirrors: string[]
  Name: string
  Official: boolean
  Secure: boolean
}

/** `GET /info` (Go field order). */
export interface Info {
  ID: string
  Containers: number
  ContainersRunning: number
  ContainersPaused: number
  ContainersStopped: number
  Images: number
  Driver: string
  DriverStatus: [string, string][]
  Plugins: { Volume: string[]; Network: string[]; Authorization: string[] | null; Log: string[] }
  MemoryLimit: boolean
  SwapLimit: boolean
  CpuCfsPeriod: boolean
  CpuCfsQuota: boolean
  CPUShares: boolean
  CPUSet: boolean
  PidsLimit: boolean
  IPv4Forwarding: boolean
  Debug: boolean
  NFd: number
  OomKillDisable: boolean
  NGoroutines: number
  SystemTime: string
  LoggingDriver: string
  CgroupDriver: string
  CgroupVersion: string
  NEventsListener: number
  KernelVersion: string
  OperatingSystem: string
  OSVersion: string
  OSType: string
  Architecture: string
  IndexServerAddress: string
  RegistryConfig: {
    IndexConfigs: Record<string, RegistryIndex>
    InsecureRegistryCIDRs: string[]
    Mirrors: string[] | null
  }
  NCPU: number
  MemTotal: number
  GenericResources: null
  DockerRootDir: string
  HttpProxy: string
  HttpsProxy: string
  NoProxy: string
  Name: string
  Labels: string[]
  ExperimentalBuild: boolean
  ServerVersion: string
  Runtimes: Record<string, { path: string; status?: Record<string, string> }>
  DefaultRuntime: string
  Swarm: {
    NodeID: string
    NodeAddr: string
    LocalNodeState: string
    ControlAvailable: boolean
    Error: string
    RemoteManagers: null
  }
  LiveRestoreEnabled: boolean
  Isolation: string
  InitBinary: string
  ContainerdCommit: Commit
  RuncCommit: Commit
  InitCommit: Commit
  SecurityOptions: string[]
  FirewallBackend?: { Driver: string }
  CDISpecDirs: string[]
  Containerd?: { Address: string; Namespaces: { Containers: string; Plugins: string } }
  Warnings: string[] | null
}

export interface BuildCacheRecord {
  ID: string
  Parents?: string[]
  Type: string
  Description: string
  InUse: boolean
  Shared: boolean
  Size: number
  CreatedAt: string
  LastUsedAt: string | null
  UsageCount: number
}

/** `GET /system/df`. */
export interface DiskUsage {
  LayersSize: number
  Images: ImageSummary[] | null
  Containers: ContainerSummary[] | null
  Volumes: Volume[] | null
  BuildCache: BuildCacheRecord[] | null
}
