import type { Nanoseconds } from '../../../base/clock'
import { FileSystem } from '../../vfs/file-system'
import { Inode, type InodeInit } from '../../vfs/inode'
import type { DirectoryEntry } from '../../vfs/stat'
import { Cgroup } from '../cgroup'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import { CgroupFile } from './cgroup-file'
import type { CgroupInterface } from './interface'
import { interfaceFiles } from './interface-files'

/** cgroup2 (cgroups(7)): directories are control groups. A mount shows the hierarchy from the mounter's namespace root on. */
export class CgroupFileSystem extends FileSystem {
  override readonly root: CgroupDirectory
  #lastIno = 0

  constructor(
    readonly kernel: Kernel,
    dev: number,
    top: Cgroup,
  ) {
    super('cgroup2', dev, kernel.vfs.now)
    this.root = new CgroupDirectory(this, top)
  }

  /** One hierarchy for all: only the mount is read-only. */
  override beginReadOnly(): void {}

  override options(): string {
    return 'nsdelegate,memory_recursiveprot'
  }

  allocateIno(): number {
    return ++this.#lastIno
  }
}

/** A control group, made by mkdir and removed by rmdir. */
export class CgroupDirectory extends Inode {
  override readonly mode = 0o755
  override readonly uid = 0
  override readonly gid = 0
  override readonly atime: Nanoseconds
  override readonly mtime: Nanoseconds
  override readonly ctime: Nanoseconds
  readonly #groups = new Map<Cgroup, CgroupDirectory>()
  readonly #files = new Map<string, CgroupFile>()

  constructor(
    override readonly fs: CgroupFileSystem,
    readonly group: Cgroup,
  ) {
    super(fs, fs.allocateIno(), 'directory')
    this.atime = this.mtime = this.ctime = fs.now()
  }

  override get nlink(): number {
    return 2 + this.group.children.size
  }

  override lookup(name: string): Inode | undefined {
    const child = this.group.children.get(name)
    if (child) return this.#directory(child)
    const description = interfaceFiles(this.group)[name]
    return description && this.#file(name, description)
  }

  override entries(): DirectoryEntry[] {
    const files = Object.entries(interfaceFiles(this.group)).map(([name, description]) => {
      return { name, ino: this.#file(name, description).ino, type: 'file' as const }
    })
    const groups = [...this.group.children].map(([name, child]) => {
      return { name, ino: this.#directory(child).ino, type: 'directory' as const }
    })
    return [...files, ...groups]
  }

  override create(name: string, { type }: InodeInit): Inode {
    if (type !== 'directory') throw new Errno('EACCES')
    if (this.group.children.has(name) || interfaceFiles(this.group)[name]) throw new Errno('EEXIST')
    const child = new Cgroup(name, this.group)
    this.group.children.set(name, child)
    return this.#directory(child)
  }

  /** @throws EBUSY while it holds processes or other groups */
  override rmdir(name: string): void {
    const child = this.group.children.get(name)
    if (!child) throw new Errno('ENOTDIR')
    if (child.children.size > 0 || child.tasks.size > 0) throw new Errno('EBUSY')
    this.group.children.delete(name)
    this.#groups.delete(child)
  }

  #directory(child: Cgroup): CgroupDirectory {
    let directory = this.#groups.get(child)
    if (!directory) {
      directory = new CgroupDirectory(this.fs, child)
      this.#groups.set(child, directory)
    }
    return directory
  }

  #file(name: string, description: CgroupInterface): CgroupFile {
    let inode = this.#files.get(name)
    if (!inode) {
      inode = new CgroupFile(this.fs, this.group, description)
      this.#files.set(name, inode)
    }
    return inode
  }
}
