import type { Nanoseconds } from '../../../base/clock'
import { absolutePath } from '../../vfs/absolute-path'
import { chmod, chown, truncate, utimens } from '../../vfs/attributes'
import { link, mkdir, mknod, symlink } from '../../vfs/create'
import type { DeviceNumber } from '../../vfs/device-number'
import type { Inode } from '../../vfs/inode'
import { isAccessible, openPath } from '../../vfs/open-path'
import type { Path } from '../../vfs/path'
import { type AccessMode, requireAccess } from '../../vfs/permission'
import { rmdir, unlink } from '../../vfs/remove'
import { rename } from '../../vfs/rename'
import type { DirectoryEntry, Stat } from '../../vfs/stat'
import { resolve } from '../../vfs/walk'
import { Errno } from '../errno'
import { openAt } from '../open-at'
import type { OpenFlags } from '../open-file'
import type { Syscalls } from '../syscalls'
import type { Blocking } from '../wait-queue'
import { DescriptorCalls } from './descriptor-calls'

/** What takes a path. */
export class PathCalls extends DescriptorCalls {
  /** Resolves a path and checks the access asked for. */
  protected walkTo(path: string, access: AccessMode = {}): Inode {
    const { inode } = resolve(this.task.walker, path).dentry
    requireAccess(this.task.credentials, inode, access)
    return inode
  }

  protected override directory(path: string): Path {
    const found = resolve(this.task.walker, path)
    const { inode } = found.dentry
    if (inode.type !== 'directory') throw new Errno('ENOTDIR')
    requireAccess(this.task.credentials, inode, { execute: true })
    return found
  }

  /** The name of a unix socket in the file system. @throws Errno EADDRINUSE */
  protected makeSocketFile(path: string): Inode {
    try {
      return mknod(this.task.walker, path, 'socket', 0o777, this.task.umask).dentry.inode
    } catch (error) {
      if (error instanceof Errno && error.code === 'EEXIST') throw new Errno('EADDRINUSE')
      throw error
    }
  }

  *open(path: string, flags: OpenFlags, mode = 0o666): Blocking<number> {
    yield* this.turn()
    this.enter()
    const place = openPath(this.task.walker, path, flags, mode, this.task.umask)
    const file = yield* openAt(this, place, flags)
    return this.task.files.install(file, { closeOnExec: flags.closeOnExec ?? false })
  }

  stat(path: string): Stat {
    this.enter()
    return resolve(this.task.walker, path).dentry.inode.stat()
  }

  lstat(path: string): Stat {
    this.enter()
    return resolve(this.task.walker, path, { follow: false }).dentry.inode.stat()
  }

  statfs(path: string): ReturnType<Syscalls['statfs']> {
    this.enter()
    return resolve(this.task.walker, path).dentry.inode.fs.statfs()
  }

  access(path: string, mode: AccessMode): boolean {
    this.enter()
    const { walker } = this.task
    const { uid, gid } = this.task.credentials
    const asReal = { ...walker, credentials: { ...walker.credentials, euid: uid, egid: gid } }
    try {
      const place = resolve(asReal, path)
      if (mode.write && place.mount.readOnly) return false
      return isAccessible(asReal, place, mode)
    } catch (error) {
      if (error instanceof Errno) return false
      throw error
    }
  }

  getdents(path: string): readonly DirectoryEntry[] {
    this.enter()
    const { inode } = resolve(this.task.walker, path).dentry
    if (inode.type !== 'directory') throw new Errno('ENOTDIR')
    requireAccess(this.task.credentials, inode, { read: true })
    return inode.entries()
  }

  mkdir(path: string, mode = 0o777): void {
    this.enter()
    mkdir(this.task.walker, path, mode, this.task.umask)
  }

  rmdir(path: string): void {
    this.enter()
    rmdir(this.task.walker, path)
  }

  unlink(path: string): void {
    this.enter()
    unlink(this.task.walker, path)
  }

  rename(from: string, to: string): void {
    this.enter()
    rename(this.task.walker, from, to)
  }

  link(existing: string, path: string): void {
    this.enter()
    link(this.task.walker, existing, path)
  }

  symlink(target: string, path: string): void {
    this.enter()
    symlink(this.task.walker, target, path)
  }

  readlink(path: string): string {
    this.enter()
    return resolve(this.task.walker, path, { follow: false }).dentry.inode.readlink()
  }

  mknod(
    path: string,
    type: 'fifo' | 'character' | 'block' | 'file',
    mode: number,
    rdev?: DeviceNumber,
  ): void {
    this.enter()
    mknod(this.task.walker, path, type, mode, this.task.umask, rdev)
  }

  chmod(path: string, mode: number): void {
    this.enter()
    const { walker } = this.task
    chmod(walker, resolve(walker, path), mode)
  }

  chown(path: string, uid: number, gid: number, { noFollow = false } = {}): void {
    this.enter()
    const { walker } = this.task
    chown(walker, resolve(walker, path, { follow: !noFollow }), uid, gid)
  }

  utimens(
    path: string,
    times: { readonly atime: Nanoseconds; readonly mtime: Nanoseconds },
    { noFollow = false }: { readonly noFollow?: boolean } = {},
  ): void {
    this.enter()
    const { walker } = this.task
    utimens(walker, resolve(walker, path, { follow: !noFollow }), times)
  }

  truncate(path: string, size: number): void {
    this.enter()
    const { walker } = this.task
    truncate(walker, resolve(walker, path), size)
  }

  chdir(path: string): void {
    this.enter()
    this.task.cwd = this.directory(path)
  }

  getcwd(): string {
    this.enter()
    return absolutePath(this.task.root, this.task.cwd)
  }
}
