import type { Tree } from '../../vfs/build-tree'
import { Mount, type MountFlags } from '../../vfs/mount'
import type { Path } from '../../vfs/path'
import { Tmpfs } from '../../vfs/tmpfs'
import { resolve } from '../../vfs/walk'
import { Errno } from '../errno'
import type { MountOptions } from '../syscalls'
import type { Blocking } from '../wait-queue'
import { PathCalls } from './path-calls'

/** The mount table of the caller's namespace (mount(2), umount2(2), pivot_root(2), chroot(2)). */
export class MountCalls extends PathCalls {
  mount(options: MountOptions): void {
    this.enter()
    this.filter('mount')
    this.requireCapability('CAP_SYS_ADMIN')
    const { task, kernel } = this
    const namespace = task.namespaces.mnt
    const at = resolve(task.walker, options.target)
    const { recursive = false, data = '' } = options
    if (options.propagation) {
      namespace.setPropagation(at, options.propagation, { recursive })
      return
    }
    const flags = mountFlags(options)
    if (options.remount) {
      namespace.remount(at, flags, { bindOnly: options.bind ?? false, data })
      return
    }
    if (options.bind) {
      namespace.bind(resolve(task.walker, options.source), at, { recursive })
      return
    }
    if (options.move) {
      namespace.move(resolve(task.walker, options.source), at)
      return
    }
    const factory = kernel.fileSystems.get(options.type ?? '')
    if (!factory) throw new Errno('ENODEV')
    const fs = factory(kernel, task, options.source, data)
    if (options.readOnly) fs.beginReadOnly()
    namespace.attach(new Mount(kernel.vfs, fs, fs.rootDentry, options.source, flags), at)
  }

  umount(target: string, { detach = false } = {}): void {
    this.enter()
    this.requireCapability('CAP_SYS_ADMIN')
    const place = resolve(this.task.walker, target)
    this.task.namespaces.mnt.detach(place, { lazy: detach, isInUse: (mount) => this.#isInUse(mount) })
  }

  #isInUse(mount: Mount): boolean {
    for (const { root, cwd, files, image } of this.kernel.initNamespaces.pid.tasks.values()) {
      if (root.mount === mount || cwd.mount === mount || image.exe?.mount === mount) return true
      if (files.fds().some((fd) => files.get(fd).path?.mount === mount)) return true
    }
    return false
  }

  pivotRoot(newRoot: string, putOld: string): void {
    this.enter()
    this.requireCapability('CAP_SYS_ADMIN')
    const { task } = this
    const old = task.root
    const next = this.directory(newRoot)
    task.namespaces.mnt.pivotRoot(old, next, this.directory(putOld))
    for (const other of this.kernel.initNamespaces.pid.tasks.values()) {
      if (other.namespaces.mnt !== task.namespaces.mnt) continue
      if (samePlace(other.root, old)) other.root = next
      if (samePlace(other.cwd, old)) other.cwd = next
    }
  }

  *fetch(key: string): Blocking<unknown> {
    this.enter()
    const { modules } = this.kernel
    for (;;) {
      const data = modules.data(key)
      if (data !== undefined) return data
      if (!modules.isLoadable(key)) throw new Errno('ENOENT')
      yield { queues: [], module: key }
    }
  }

  unpack(path: string, tree: Tree): void {
    this.enter()
    const { inode } = this.directory(path).dentry
    if (!(inode.fs instanceof Tmpfs)) throw new Errno('EXDEV')
    inode.fs.graft(inode, tree)
  }

  chroot(path: string): void {
    this.enter()
    this.requireCapability('CAP_SYS_CHROOT')
    this.task.root = this.directory(path)
  }
}

function samePlace(left: Path, right: Path): boolean {
  return left.mount === right.mount && left.dentry === right.dentry
}

function mountFlags({ readOnly, noSuid, noDev, noExec, atime }: MountOptions): MountFlags {
  return {
    ...(readOnly && { readOnly }),
    ...(noSuid && { noSuid }),
    ...(noDev && { noDev }),
    ...(noExec && { noExec }),
    ...(atime && { atime }),
  }
}
