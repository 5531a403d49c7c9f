import type {
  ContainerCreateResponse,
  ContainerInspect,
  ContainerPruneReport,
  ContainerSummary,
  FilesystemChange,
  TopResponse,
  UpdateResponse,
  WaitResponse,
} from '../../api/types/container'
import type { ExecCreateResponse, ExecInspect } from '../../api/types/exec'
import type {
  ImageDeleteItem,
  ImageHistoryItem,
  ImageInspect,
  ImagePruneReport,
  ImageSummary,
} from '../../api/types/image'
import type { NetworkCreateResponse, NetworkInspect, NetworkPruneReport } from '../../api/types/network'
import type { AuthResponse, SearchResult } from '../../api/types/registry'
import type { StatsResponse } from '../../api/types/stats'
import type { DiskUsage, Info, Version } from '../../api/types/system'
import type { Volume, VolumeListResponse, VolumePruneReport } from '../../api/types/volume'

/** What each operation answers with; those left out answer nothing, or a stream. */
export interface Responses {
  version: Version
  info: Info
  auth: AuthResponse
  diskUsage: DiskUsage
  containerList: ContainerSummary[]
  containerCreate: ContainerCreateResponse
  containerPrune: ContainerPruneReport
  containerInspect: ContainerInspect
  containerTop: TopResponse
  containerChanges: FilesystemChange[] | null
  containerStats: StatsResponse
  containerUpdate: UpdateResponse
  containerWait: WaitResponse
  containerExec: ExecCreateResponse
  execInspect: ExecInspect
  imageList: ImageSummary[]
  imageSearch: SearchResult[]
  imagePrune: ImagePruneReport
  imageInspect: ImageInspect
  imageHistory: ImageHistoryItem[]
  imageDelete: ImageDeleteItem[]
  imageCommit: { Id: string }
  buildPrune: { CachesDeleted: string[] | null; SpaceReclaimed: number }
  volumeList: VolumeListResponse
  volumeCreate: Volume
  volumeInspect: Volume
  volumePrune: VolumePruneReport
  networkList: NetworkInspect[]
  networkCreate: NetworkCreateResponse
  networkInspect: NetworkInspect
  networkPrune: NetworkPruneReport
}
