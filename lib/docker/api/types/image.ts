import type { GraphDriverData } from './container'

/** One entry of `GET /images/json`. */
export interface ImageSummary {
  /** containers using it; -1 when not counted */
  Containers: number
  /** seconds since 1970 */
  Created: number
  Id: string
  Labels: Record<string, string> | null
  ParentId: string
  RepoDigests: string[] | null
  RepoTags: string[] | null
  /** bytes; -1 when not computed */
  SharedSize: number
  Size: number
}

/** `Config` of image inspect: fields sorted by name, as the daemon's compatibility layer sends them. */
export interface ImageInspectConfig {
  ArgsEscaped?: boolean
  Cmd: string[] | null
  Entrypoint: string[] | null
  Env: string[] | null
  ExposedPorts?: Record<string, Record<string, never>>
  Healthcheck?: Record<string, unknown>
  Labels: Record<string, string> | null
  OnBuild: string[] | null
  Shell?: string[]
  StopSignal?: string
  User: string
  Volumes: Record<string, Record<string, never>> | null
  WorkingDir: string
}

/** `GET /images/{name}/json`. */
export interface ImageInspect {
  Id: string
  RepoTags: string[]
  RepoDigests: string[]
  Parent: string
  Comment: string
  Created?: string
  DockerVersion: string
  Author: string
  Architecture: string
  Variant?: string
  Os: string
  OsVersion?: string
  Size: number
  GraphDriver: GraphDriverData
  RootFS: { Type?: string; Layers?: string[] }
  Metadata: { LastTagTime: string }
  Config: ImageInspectConfig
}

export interface ImageHistoryItem {
  Comment: string
  /** seconds since 1970 */
  Created: number
  CreatedBy: string
  Id: string
  Size: number
  Tags: string[] | null
}

/** exactly one of the two */
export interface ImageDeleteItem {
  Deleted?: string
  Untagged?: string
}

export interface ImagePruneReport {
  ImagesDeleted: ImageDeleteItem[] | null
  SpaceReclaimed: number
}
