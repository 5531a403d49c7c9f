import type { Dentry } from './dentry'
import type { FileSystem } from './file-system'
import type { MountNamespace } from './mount-namespace'
import { leaveMaster, leavePeerGroup, type PeerGroup } from './peer-group'
import type { Vfs } from './vfs'

/** Per-mount flags (mount(2)); `relatime` is the default, as in Linux. */
export interface MountFlags {
  readonly readOnly?: boolean
  readonly noSuid?: boolean
  readonly noDev?: boolean
  readonly noExec?: boolean
  readonly atime?: 'relatime' | 'noatime' | 'strictatime'
}

/** A file system, or a part of it, attached somewhere in a mount namespace (mount_namespaces(7)). */
export class Mount {
  readonly id: number
  /** never reused, unlike the id */
  readonly serial: number
  flags: MountFlags
  parent: Mount | undefined
  /** where in the parent it is attached */
  mountpoint: Dentry | undefined
  namespace: MountNamespace | undefined
  readonly children = new Map<Dentry, Mount>()
  /** the group it exchanges mount events with (`shared:N`) */
  peerGroup: PeerGroup | undefined
  /** the group it receives mount events from (`master:N`) */
  master: PeerGroup | undefined
  unbindable = false

  constructor(
    readonly vfs: Vfs,
    readonly fs: FileSystem,
    /** what of the file system is seen at the mount point */
    readonly root: Dentry,
    /** the device or whatever was named as source: `/dev/sda1`, `overlay`, `proc` */
    readonly source: string,
    flags: MountFlags = {},
  ) {
    this.id = vfs.mountIds.allocate()
    this.serial = vfs.nextMountSerial()
    this.flags = flags
    fs.mounted(this)
  }

  get readOnly(): boolean {
    return this.flags.readOnly === true || this.fs.readOnly
  }

  /** Hangs this mount into the tree of `parent` at a dentry. Knows nothing of propagation. */
  attachTo(parent: Mount, mountpoint: Dentry): void {
    this.parent = parent
    this.mountpoint = mountpoint
    parent.children.set(mountpoint, this)
    mountpoint.mounts ??= new Set()
    mountpoint.mounts.add(this)
  }

  /** Takes this mount, with all below it, out of its parent's tree. */
  detachFromParent(): void {
    const { parent, mountpoint } = this
    if (!parent || !mountpoint) return
    parent.children.delete(mountpoint)
    mountpoint.mounts?.delete(this)
    if (mountpoint.mounts?.size === 0) mountpoint.mounts = undefined
    this.parent = undefined
    this.mountpoint = undefined
  }

  /** Gives back what the mount holds once nothing is attached to it any more. */
  dispose(): void {
    this.namespace = undefined
    leavePeerGroup(this)
    leaveMaster(this)
    this.vfs.mountIds.free(this.id)
    this.fs.unmounted(this)
  }

  /** This mount and all below it, parents first, in the order they were attached. */
  *tree(): Generator<Mount> {
    yield this
    for (const child of this.children.values()) yield* child.tree()
  }
}
