import { type Credentials, rootCredentials } from '../kernel/credentials'
import { buildTree } from '../vfs/build-tree'
import { makeDevice } from '../vfs/device-number'
import type { FileSystem } from '../vfs/file-system'
import { Mount, type MountFlags } from '../vfs/mount'
import { MountNamespace } from '../vfs/mount-namespace'
import type { Path } from '../vfs/path'
import { Tmpfs, type TmpfsInit } from '../vfs/tmpfs'
import type { TreeDescription } from '../vfs/tree'
import { Vfs } from '../vfs/vfs'
import { resolve, type Walker } from '../vfs/walk'

/** A mount namespace with one file tree, and no kernel around it. */
export class FileTree {
  time = 0
  readonly vfs = new Vfs(() => this.time)
  readonly namespace: MountNamespace
  readonly root: Path

  constructor(files: TreeDescription = {}, init: TmpfsInit = {}) {
    const bottom = new Tmpfs(this.vfs, { type: 'rootfs' })
    const rootfs = new Mount(this.vfs, bottom, bottom.rootDentry, 'rootfs')
    this.namespace = new MountNamespace(1, undefined, rootfs)
    const disk = new Tmpfs(this.vfs, { type: 'ext4', dev: makeDevice(8, 1), tree: buildTree(files), ...init })
    this.namespace.attach(new Mount(this.vfs, disk, disk.rootDentry, '/dev/sda1'), this.namespace.rootPath)
    this.root = this.namespace.rootPath
  }

  /** Somebody who walks this tree; root unless other credentials are given. */
  as(credentials: Partial<Credentials> = {}, cwd = '/'): Walker {
    const walker = { root: this.root, cwd: this.root, credentials: rootCredentials, now: () => this.time }
    return { ...walker, cwd: resolve(walker, cwd), credentials: { ...rootCredentials, ...credentials } }
  }

  mount(fs: FileSystem, at: string, source = fs.type, flags: MountFlags = {}): Mount {
    const mount = new Mount(this.vfs, fs, fs.rootDentry, source, flags)
    this.namespace.attach(mount, resolve(this.as(), at))
    return mount
  }
}

/** Credentials without any privilege. */
export function ordinary(uid: number, gid = uid, groups: readonly number[] = []): Partial<Credentials> {
  const none = new Set<never>()
  return { uid, euid: uid, suid: uid, gid, egid: gid, sgid: gid, groups, permitted: none, effective: none }
}
