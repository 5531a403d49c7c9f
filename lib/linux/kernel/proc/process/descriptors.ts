import { describePath } from '../../../vfs/absolute-path'
import type { Path } from '../../../vfs/path'
import type { DirectoryEntry } from '../../../vfs/stat'
import { Errno } from '../../errno'
import type { OpenFile } from '../../open-file'
import type { Task } from '../../task'
import { requireInspect } from '../access'
import type { ProcFileSystem } from '../proc-file-system'
import { ProcDirectory, ProcInode, ProcText } from '../proc-inode'

/** /proc/PID/fd (proc_pid_fd(5)). */
export function fdDirectory(fs: ProcFileSystem, task: Task): ProcInode {
  return new DescriptorDirectory(fs, task, 0o500, (fd, file) => new DescriptorLink(fs, task, fd, file))
}

/** /proc/PID/fdinfo (proc_pid_fdinfo(5)). */
export function fdInfoDirectory(fs: ProcFileSystem, task: Task): ProcInode {
  return new DescriptorDirectory(
    fs,
    task,
    0o555,
    (_fd, file) => new ProcText(fs, () => fdInfo(file), { task }),
  )
}

/** One name for each open descriptor. */
class DescriptorDirectory extends ProcDirectory {
  readonly #links = new Map<number, { readonly file: OpenFile; readonly inode: ProcInode }>()

  constructor(
    fs: ProcFileSystem,
    private readonly owner: Task,
    mode: number,
    private readonly make: (fd: number, file: OpenFile) => ProcInode,
  ) {
    super(fs, {}, owner, mode)
  }

  override get size(): number {
    return this.mode === 0o500 ? this.owner.files.fds().length : 0
  }

  override lookup(name: string): ProcInode | undefined {
    const fd = Number(name)
    if (!/^\d+$/.test(name) || !this.owner.files.has(fd)) {
      this.#links.delete(fd)
      return undefined
    }
    const file = this.owner.files.get(fd)
    const known = this.#links.get(fd)
    if (known?.file === file) return known.inode
    const inode = this.make(fd, file)
    this.#links.set(fd, { file, inode })
    return inode
  }

  override entries(): DirectoryEntry[] {
    return this.owner.files.fds().flatMap((fd) => {
      const inode = this.lookup(String(fd))
      return inode ? [{ name: String(fd), ino: inode.ino, type: inode.type }] : []
    })
  }
}

/** Its mode tells how the file was opened; following it gives the very file, path or not. */
class DescriptorLink extends ProcInode {
  constructor(
    fs: ProcFileSystem,
    private readonly owner: Task,
    private readonly fd: number,
    private readonly file: OpenFile,
  ) {
    super(fs, 'symlink', linkMode(file), owner)
  }

  override get size(): number {
    return 64
  }

  override readlink(): string {
    requireInspect(this.fs.reader, this.owner)
    const { path } = this.#open()
    return path ? describePath((this.fs.reader ?? this.owner).root, path) : this.file.describe()
  }

  override jump(): Path {
    requireInspect(this.fs.reader, this.owner)
    return this.#open().path ?? this.fs.shared.anonymous.pathOf(this.file)
  }

  #open(): OpenFile {
    if (!this.owner.files.has(this.fd)) throw new Errno('ENOENT')
    return this.file
  }
}

function linkMode({ flags: { access } }: OpenFile): number {
  const reads = access === 'read' || access === 'read-write'
  const writes = access === 'write' || access === 'read-write'
  return (reads ? 0o500 : 0) | (writes ? 0o300 : 0)
}

const accessBits = { read: 0, write: 1, 'read-write': 2, path: 0o10000000 } as const

function fdInfo(file: OpenFile): string {
  const { offset, flags, path } = file
  const bits =
    accessBits[flags.access] |
    (flags.append ? 0o2000 : 0) |
    (flags.nonBlocking ? 0o4000 : 0) |
    (flags.directory ? 0o200000 : 0) |
    (flags.noFollow ? 0o400000 : 0) |
    0o100000
  return `pos:\t${offset}\nflags:\t0${bits.toString(8)}\nmnt_id:\t${path?.mount.id ?? 0}\nino:\t${file.stat().ino}\n`
}
