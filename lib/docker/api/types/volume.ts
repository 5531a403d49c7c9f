/** `GET /volumes/{name}`. */
export interface Volume {
  CreatedAt?: string
  Driver: string
  Labels: Record<string, string> | null
  Mountpoint: string
  Name: string
  Options: Record<string, string> | null
  Scope: string
  UsageData?: { RefCount: number; Size: number }
}

export interface VolumeListResponse {
  Volumes: Volume[]
  Warnings: string[] | null
}

export interface VolumeCreateRequest {
  Name?: string
  Driver?: string
  DriverOpts?: Record<string, string> | null
  Labels?: Record<string, string> | null
}

export interface VolumePruneReport {
  VolumesDeleted: string[] | null
  SpaceReclaimed: number
}
