import type { Mount, MountPoint, MountType } from '../../api/types/mount'
import type { LocalVolume } from '../volume/volume-store'

/** A mount of a container as dockerd keeps it. */
export interface ContainerMount {
  readonly type: MountType
  readonly destination: string
  /** path on the host; empty for tmpfs */
  readonly source: string
  readonly volume?: LocalVolume
  readonly mode: string
  readonly isWritable: boolean
  readonly propagation: string
  /** what the image has there goes into the volume while it is empty */
  readonly copiesImage: boolean
  /** a missing source is made as a directory */
  readonly makesSource: boolean
  readonly isRecursive: boolean
  readonly tmpfsOptions: string
  /** what was asked for; `--volumes-from` and `-v` have none */
  readonly spec?: Mount
}

/** As list and inspect show it. */
export function describeMount({
  type,
  volume,
  source,
  destination,
  mode,
  isWritable,
  propagation,
}: ContainerMount): MountPoint {
  return {
    Type: type,
    ...(volume && { Name: volume.name }),
    Source: source,
    Destination: destination,
    ...(volume && { Driver: 'local' }),
    Mode: mode,
    RW: isWritable,
    Propagation: propagation,
  }
}
