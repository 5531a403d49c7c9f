import type { Nanoseconds } from '../../base/clock'
import { Errno } from '../kernel/errno'
import type { OpenFile, OpenFlags } from '../kernel/open-file'
import type { DeviceNumber } from './device-number'
import type { FileSystem } from './file-system'
import type { Path } from './path'
import type { DirectoryEntry, FileType, Stat } from './stat'

/** What a new inode begins with; links, sizes and times follow from it. */
export interface InodeInit {
  readonly type: FileType
  /** permission bits, umask already applied */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** of character and block devices */
  readonly rdev?: DeviceNumber
  /** of symbolic links */
  readonly target?: string
}

/** What chmod, chown and utimensat may change; ctime becomes now by itself. */
export interface AttributeChange {
  readonly mode?: number
  readonly uid?: number
  readonly gid?: number
  readonly atime?: Nanoseconds
  readonly mtime?: Nanoseconds
}

const COPY_CHUNK = 65_536

/**
 * A file without its names. File systems extend it and implement what their files can do; everything else fails
 * as in Linux. No permission is checked here: that is done by the operations that walk paths.
 */
export abstract class Inode {
  abstract readonly mode: number
  abstract readonly uid: number
  abstract readonly gid: number
  abstract readonly nlink: number
  abstract readonly atime: Nanoseconds
  abstract readonly mtime: Nanoseconds
  abstract readonly ctime: Nanoseconds
  /** The pipe behind a fifo or the socket bound to this name; the kernel fills it. */
  endpoint: unknown = undefined
  #holders = 0

  constructor(
    readonly fs: FileSystem,
    readonly ino: number,
    readonly type: FileType,
    readonly rdev?: DeviceNumber,
  ) {}

  /** bytes */
  get size(): number {
    return 0
  }

  /** 512-byte units */
  get blocks(): number {
    return 0
  }

  stat(): Stat {
    const { ino, type, mode, nlink, uid, gid, rdev, size, blocks, atime, mtime, ctime } = this
    const dev = this.fs.dev
    const stat = { dev, ino, type, mode, nlink, uid, gid, size, blocks, atime, mtime, ctime }
    return rdev ? { ...stat, rdev } : stat
  }

  // directories

  /** The inode of a name here. @throws ENOTDIR */
  lookup(_name: string): Inode | undefined {
    throw new Errno('ENOTDIR')
  }

  /** Without `.` and `..`, in the file system's own order. @throws ENOTDIR */
  entries(): DirectoryEntry[] {
    throw new Errno('ENOTDIR')
  }

  /** @throws EPERM where nothing can be made, ENOSPC */
  create(_name: string, _init: InodeInit): Inode {
    throw new Errno('EPERM')
  }

  link(_name: string, _inode: Inode): void {
    throw new Errno('EPERM')
  }

  unlink(_name: string): void {
    throw new Errno('EPERM')
  }

  /** @throws ENOTEMPTY */
  rmdir(_name: string): void {
    throw new Errno('EPERM')
  }

  /** Moves a name, replacing what the new name stood for (an empty directory or a file). */
  rename(_name: string, _newDirectory: Inode, _newName: string): void {
    throw new Errno('EPERM')
  }

  // symbolic links

  /** @throws EINVAL when this is no symbolic link */
  readlink(): string {
    throw new Errno('EINVAL')
  }

  /** Where a magic link (proc_pid_root(5), …) leads without reading its text; undefined for ordinary links. @throws EACCES, ENOENT */
  jump(): Path | undefined {
    return undefined
  }

  // regular files

  readAt(_offset: number, _length: number): Uint8Array {
    throw new Errno('EINVAL')
  }

  /** Writes everything or, when space runs out on the way, what fits. @throws ENOSPC, EFBIG */
  writeAt(_offset: number, _bytes: Uint8Array): number {
    throw new Errno('EINVAL')
  }

  truncate(_size: number): void {
    throw new Errno('EINVAL')
  }

  /** Opens a file that is more than bytes (proc files, namespace handles); undefined when the kernel's own ways do. */
  open(_flags: OpenFlags, _path: Path): OpenFile | undefined {
    return undefined
  }

  /** Somebody is about to write: an overlay copies the file up now. @throws ENOSPC */
  prepareWrite(): void {}

  /** Takes over the bytes of another file. @throws ENOSPC */
  copyContents(source: Inode): void {
    for (let offset = 0; offset < source.size; ) {
      const bytes = source.readAt(offset, COPY_CHUNK)
      if (this.writeAt(offset, bytes) < bytes.length) throw new Errno('ENOSPC')
      offset += bytes.length
    }
  }

  /** Someone holds this inode open: a file whose last name goes keeps its bytes until {@link drop}. */
  hold(): void {
    this.#holders++
  }

  drop(): void {
    this.#holders--
    if (this.#holders === 0 && this.nlink === 0) this.evict()
  }

  get isHeld(): boolean {
    return this.#holders > 0
  }

  /** Nobody can reach this inode any more: its space is free. */
  protected evict(): void {}

  // attributes

  setAttributes(_change: AttributeChange): void {
    throw new Errno('EPERM')
  }

  /** Notes a read at this time, by the rule of `relatime` (mount(8)). */
  recordAccess(_time: Nanoseconds): void {}

  getXattr(_name: string): string | undefined {
    return undefined
  }

  setXattr(_name: string, _value: string): void {
    throw new Errno('EOPNOTSUPP')
  }
}
