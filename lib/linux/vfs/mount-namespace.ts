import { Errno } from '../kernel/errno'
import type { Namespace, UserNamespace } from '../kernel/namespaces'
import { isReachable, placeOf } from './absolute-path'
import type { Mount, MountFlags } from './mount'
import { copyMount, copyTree } from './mount-tree'
import { mountinfoLine, mountsLine } from './mountinfo'
import type { Path } from './path'
import { type Propagation, propagateMount, propagateUnmount, setPropagation } from './propagation'

export interface DetachOptions {
  /** MNT_DETACH: take it away now, with all below it, whoever still uses it */
  readonly lazy?: boolean
  /** whether a process has its root, working directory or an open file there */
  readonly isInUse?: (mount: Mount) => boolean
}

/**
 * The tree of mounts a group of processes sees (mount_namespaces(7)). A mount namespace is a copy of the tree it was
 * made from: the mounts are new, the file systems below them the same. Nothing here asks for CAP_SYS_ADMIN.
 */
export class MountNamespace implements Namespace {
  readonly type = 'mnt'
  readonly #mounts = new Set<Mount>()

  /** @param root the mount at the very bottom (Linux: rootfs), which must be of no other namespace */
  constructor(
    readonly inum: number,
    readonly owner: UserNamespace | undefined,
    readonly root: Mount,
  ) {
    for (const mount of root.tree()) this.#adopt(mount)
  }

  /** All mounts, oldest first. */
  get mounts(): readonly Mount[] {
    return [...this.#mounts].sort((left, right) => left.serial - right.serial)
  }

  /** The top of what is seen at `/` in a fresh namespace: where process 1 of a machine starts. */
  get rootPath(): Path {
    let mount = this.root
    for (let above = mount.children.get(mount.root); above; above = mount.children.get(mount.root))
      mount = above
    return { mount, dentry: mount.root }
  }

  /** Attaches a new mount, or a tree of them. @throws ENOTDIR, ENOENT, EINVAL outside this namespace */
  attach(mount: Mount, place: Path): void {
    const at = topOf(place)
    this.#requireOwn(at.mount)
    const isDirectory = at.dentry.inode.type === 'directory'
    if (isDirectory !== (mount.root.inode.type === 'directory')) throw new Errno('ENOTDIR')
    if (at.dentry.deleted) throw new Errno('ENOENT')
    const copies = propagateMount(at.mount, at.dentry, mount)
    mount.attachTo(at.mount, at.dentry)
    for (const part of mount.tree()) this.#adopt(part)
    for (const copy of copies) {
      const namespace = copy.parent?.namespace
      if (namespace) for (const part of copy.tree()) namespace.#adopt(part)
    }
  }

  /** MS_BIND: shows `source` at another place too. @throws EINVAL for unbindable mounts */
  bind(source: Path, at: Path, { recursive = false } = {}): void {
    if (source.dentry.deleted) throw new Errno('ENOENT')
    // Mounts of no namespace at all are the kernel's own, such as the one that holds the files of /proc/PID/ns.
    if (source.mount.namespace && source.mount.namespace !== this) throw new Errno('EINVAL')
    if (source.mount.unbindable) throw new Errno('EINVAL')
    const { mount, dentry } = source
    this.#attachOrDispose(recursive ? copyTree(mount, dentry) : copyMount(mount, dentry), at)
  }

  /** MS_MOVE. @throws EINVAL when `from` is no mount point or lies in a shared mount, ELOOP into itself */
  move(from: Path, to: Path): void {
    const { mount } = from
    if (to.dentry.deleted) throw new Errno('ENOENT')
    this.#requireOwn(mount)
    this.#requireOwn(to.mount)
    if (from.dentry !== mount.root || !mount.parent || mount.parent.peerGroup) throw new Errno('EINVAL')
    if (to.mount.peerGroup && [...mount.tree()].some(({ unbindable }) => unbindable))
      throw new Errno('EINVAL')
    for (let above: Mount | undefined = to.mount; above; above = above.parent) {
      if (above === mount) throw new Errno('ELOOP')
    }
    const { parent, mountpoint } = mount
    mount.detachFromParent()
    try {
      this.attach(mount, to)
    } catch (error) {
      if (mountpoint) mount.attachTo(parent, mountpoint)
      throw error
    }
  }

  /** MS_REMOUNT: new flags for a mount; without `bindOnly` its whole file system becomes read-only or writable too. */
  remount(at: Path, flags: MountFlags, { bindOnly = false, data = '' } = {}): void {
    this.#requireOwn(at.mount)
    if (at.dentry !== at.mount.root) throw new Errno('EINVAL')
    if (!bindOnly) {
      at.mount.fs.reconfigure(data)
      at.mount.fs.readOnly = flags.readOnly === true
    }
    at.mount.flags = flags
  }

  setPropagation(at: Path, propagation: Propagation, { recursive = false } = {}): void {
    this.#requireOwn(at.mount)
    if (at.dentry !== at.mount.root) throw new Errno('EINVAL')
    for (const mount of recursive ? at.mount.tree() : [at.mount]) setPropagation(mount, propagation)
  }

  /** umount2(2). @throws EINVAL when nothing is mounted there, EBUSY while used or mounted upon */
  detach(at: Path, { lazy = false, isInUse = () => false }: DetachOptions = {}): void {
    const { mount, dentry } = topOf(at)
    this.#requireOwn(mount)
    if (dentry !== mount.root || !mount.parent || !mount.mountpoint) throw new Errno('EINVAL')
    if (!lazy && mount.children.size > 0) throw new Errno('EBUSY')
    const going = propagateUnmount(lazy ? [...mount.tree()] : [mount])
    if (!lazy && going.some(isInUse)) throw new Errno('EBUSY')
    for (const part of going) removeMount(part)
  }

  /**
   * pivot_root(2): `newRoot` becomes the root, the old one moves to `putOld`. The kernel moves the processes over.
   * @param root the caller's root directory
   * @throws EINVAL, EBUSY as the manual lists them
   */
  pivotRoot(root: Path, newRoot: Path, putOld: Path): void {
    this.#requireOwn(newRoot.mount)
    this.#requireOwn(root.mount)
    const { mount } = newRoot
    const { parent: rootParent, mountpoint: rootMountpoint } = root.mount
    if (mount === root.mount || putOld.mount === root.mount) throw new Errno('EBUSY')
    if (root.dentry !== root.mount.root || !rootParent || !rootMountpoint) throw new Errno('EINVAL')
    if (newRoot.dentry !== mount.root || !mount.parent) throw new Errno('EINVAL')
    if (putOld.mount.peerGroup || mount.parent.peerGroup || rootParent.peerGroup) throw new Errno('EINVAL')
    if (!isReachable(newRoot, putOld) || !isReachable(root, newRoot)) throw new Errno('EINVAL')
    mount.detachFromParent()
    root.mount.detachFromParent()
    root.mount.attachTo(putOld.mount, putOld.dentry)
    mount.attachTo(rootParent, rootMountpoint)
  }

  /**
   * CLONE_NEWNS: a copy of the tree, and how places of the caller (root, cwd) are found in it.
   * @param asSlave a namespace of another user namespace hears of our mounts but cannot give us any
   */
  clone(inum: number, owner: UserNamespace | undefined, { asSlave = false } = {}): ClonedNamespace {
    const copies = new Map<Mount, Mount>()
    const copied = (original: Mount, copy: Mount) => {
      copies.set(original, copy)
      if (asSlave) setPropagation(copy, 'slave')
    }
    const root = copyTree(this.root, this.root.root, { keepUnbindable: true, copied })
    const namespace = new MountNamespace(inum, owner, root)
    return { namespace, translate: ({ mount, dentry }) => ({ mount: copies.get(mount) ?? mount, dentry }) }
  }

  /** The last process is gone: everything is unmounted, here only. */
  release(): void {
    for (const mount of [...this.root.tree()]) removeMount(mount)
  }

  /** proc_pid_mountinfo(5), for a process with this root directory. */
  mountinfo(root: Path): string {
    return this.#list(root, mountinfoLine)
  }

  /** proc_pid_mounts(5), for a process with this root directory. */
  mountTable(root: Path): string {
    return this.#list(root, mountsLine)
  }

  /** Removed mounts leave by themselves. */
  forget(mount: Mount): void {
    this.#mounts.delete(mount)
  }

  #list(root: Path, line: (mount: Mount, mountpoint: string) => string): string {
    let text = ''
    for (const mount of this.mounts) {
      const mountpoint = placeOf(root, { mount, dentry: mount.root })
      if (mountpoint !== undefined) text += line(mount, mountpoint)
    }
    return text
  }

  #adopt(mount: Mount): void {
    mount.namespace?.forget(mount)
    mount.namespace = this
    this.#mounts.add(mount)
  }

  #attachOrDispose(mount: Mount, at: Path): void {
    try {
      this.attach(mount, at)
    } catch (error) {
      for (const part of [...mount.tree()]) part.dispose()
      throw error
    }
  }

  #requireOwn(mount: Mount): void {
    if (mount.namespace !== this) throw new Errno('EINVAL')
  }
}

export interface ClonedNamespace {
  readonly namespace: MountNamespace
  readonly translate: (path: Path) => Path
}

/** What lies on top at a place: `.` alone does not go there. */
function topOf({ mount, dentry }: Path): Path {
  for (let above = mount.children.get(dentry); above; above = above.children.get(above.root)) {
    mount = above
    dentry = above.root
  }
  return { mount, dentry }
}

/** Takes one mount away; what lay on top of it slips down. */
function removeMount(mount: Mount): void {
  const { parent, mountpoint } = mount
  mount.detachFromParent()
  for (const child of [...mount.children.values()]) {
    const isOnTop = child.mountpoint === mount.root
    child.detachFromParent()
    if (isOnTop && parent && mountpoint) child.attachTo(parent, mountpoint)
  }
  mount.namespace?.forget(mount)
  mount.dispose()
}
