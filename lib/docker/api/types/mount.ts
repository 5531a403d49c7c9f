export type MountType = 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image'

/** A mount as asked for in `HostConfig.Mounts` (`--mount`). */
export interface Mount {
  Type?: MountType
  Source?: string
  Target?: string
  ReadOnly?: boolean
  Consistency?: string
  BindOptions?: {
    Propagation?: string
    NonRecursive?: boolean
    CreateMountpoint?: boolean
    ReadOnlyNonRecursive?: boolean
    ReadOnlyForceRecursive?: boolean
  }
  VolumeOptions?: {
    NoCopy?: boolean
    Labels?: Record<string, string>
    Subpath?: string
    DriverConfig?: { Name?: string; Options?: Record<string, string> }
  }
  ImageOptions?: { Subpath?: string }
  TmpfsOptions?: { SizeBytes?: number; Mode?: number; Options?: string[][] }
}

/** A mount as a container has it (`Mounts` of list and inspect). */
export interface MountPoint {
  Type?: MountType
  Name?: string
  Source: string
  Destination: string
  Driver?: string
  Mode: string
  RW: boolean
  Propagation: string
}
