import type { Nanoseconds } from '../../../base/clock'
import { Dentry } from '../../vfs/dentry'
import { makeDevice } from '../../vfs/device-number'
import { FileSystem } from '../../vfs/file-system'
import { Inode } from '../../vfs/inode'
import { Mount } from '../../vfs/mount'
import type { Path } from '../../vfs/path'
import type { Stat } from '../../vfs/stat'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import type { OpenFile, OpenFlags } from '../open-file'
import { PipeFile } from '../pipe'

/** Where pipes and sockets seem to lie when they are reached through /proc/PID/fd (Linux: pipefs, sockfs). */
export class AnonymousFileSystem extends FileSystem {
  override readonly root: Inode
  readonly #mount: Mount
  readonly #paths = new WeakMap<OpenFile, Path>()

  constructor(readonly kernel: Kernel) {
    super('pipefs', makeDevice(0, 13), kernel.vfs.now)
    this.root = new AnonymousRoot(this, 1, 'directory')
    this.#mount = new Mount(kernel.vfs, this, this.rootDentry, 'pipefs')
  }

  /** A place that stands for an open file without a path. */
  pathOf(file: OpenFile): Path {
    let path = this.#paths.get(file)
    if (!path) {
      path = { mount: this.#mount, dentry: new Dentry('', undefined, new AnonymousInode(this, file)) }
      this.#paths.set(file, path)
    }
    return path
  }

  override dynamicName({ inode }: Dentry): string | undefined {
    return inode instanceof AnonymousInode ? inode.file.describe() : undefined
  }
}

class AnonymousRoot extends Inode {
  override readonly mode: number = 0o555
  override readonly nlink: number = 1
  override readonly atime: Nanoseconds = 0
  override readonly mtime: Nanoseconds = 0
  override readonly ctime: Nanoseconds = 0

  get uid(): number {
    return 0
  }

  get gid(): number {
    return 0
  }
}

/** Belongs to whoever looks: programs must be able to open their own /dev/stderr. */
class AnonymousInode extends AnonymousRoot {
  override readonly mode: number

  constructor(
    override readonly fs: AnonymousFileSystem,
    readonly file: OpenFile,
  ) {
    const { ino, type, mode } = file.stat()
    super(fs, ino, type)
    this.mode = mode
  }

  override get uid(): number {
    return this.fs.kernel.scheduler.current?.task.credentials.euid ?? 0
  }

  override get gid(): number {
    return this.fs.kernel.scheduler.current?.task.credentials.egid ?? 0
  }

  override stat(): Stat {
    return this.file.stat()
  }

  /** A pipe can be opened once more by way of /proc/PID/fd or /dev/stdout, a socket cannot. */
  override open(flags: OpenFlags): OpenFile {
    if (!(this.file instanceof PipeFile)) throw new Errno('ENXIO')
    return new PipeFile(this.file.pipe, flags, this.fs.kernel.io)
  }
}
