import type { Nanoseconds } from '../../base/clock'
import { FileSystem } from '../vfs/file-system'
import { type AttributeChange, Inode } from '../vfs/inode'
import type { Path } from '../vfs/path'
import type { DirectoryEntry } from '../vfs/stat'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import type { OpenFile, OpenFlags } from './open-file'
import type { Tty } from './tty'
import { PtyMasterFile, TtyFile } from './tty-file'

/** pts(4): major number of pseudo-terminal slaves, and of /dev/ptmx with minor 2. */
const PTS_MAJOR = 136
const TTY_GROUP = 5
const ROOT_INO = 1
const PTMX_INO = 2
const FIRST_INO = 3

/** The pseudo-terminals of one instance of devpts: every container has its own, counted from 0. */
export class DevptsFileSystem extends FileSystem {
  override readonly root: DevptsRoot

  constructor(kernel: Kernel) {
    super('devpts', kernel.vfs.anonymousDevice(), () => kernel.clock.now())
    this.root = new DevptsRoot(this, kernel)
  }

  override get isVolatile(): boolean {
    return true
  }

  override options(): string {
    return 'gid=5,mode=620,ptmxmode=666'
  }

  /** A new terminal with the lowest free number. */
  allocate(kernel: Kernel): Tty {
    return this.root.allocate(kernel)
  }

  openMaster(tty: Tty, kernel: Kernel): OpenFile {
    return new PtyMasterFile(
      tty,
      kernel.io,
      () => this.root.ptmx.stat(),
      () => this.root.remove(tty),
    )
  }
}

abstract class DevptsInode extends Inode {
  override mode: number
  override uid = 0
  override gid: number
  override readonly nlink: number = 1
  override atime: Nanoseconds
  override mtime: Nanoseconds
  override ctime: Nanoseconds

  constructor(
    ...[fs, ino, type, mode, gid, rdev]: [
      FileSystem,
      number,
      'directory' | 'character',
      number,
      number,
      { major: number; minor: number }?,
    ]
  ) {
    super(fs, ino, type, rdev)
    this.mode = mode
    this.gid = gid
    this.atime = this.mtime = this.ctime = fs.now()
  }

  override setAttributes({ mode = this.mode, uid = this.uid, gid = this.gid }: AttributeChange): void {
    this.mode = mode
    this.uid = uid
    this.gid = gid
    this.ctime = this.fs.now()
  }
}

class PtsInode extends DevptsInode {
  constructor(
    fs: FileSystem,
    readonly tty: Tty,
    private readonly kernel: Kernel,
  ) {
    super(fs, FIRST_INO + tty.index, 'character', 0o620, TTY_GROUP, { major: PTS_MAJOR, minor: tty.index })
  }

  override open(flags: OpenFlags, path: Path): OpenFile {
    return openTerminal(this.kernel, this.tty, flags, path, `/dev/pts/${this.tty.index}`)
  }
}

class PtmxInode extends DevptsInode {
  constructor(
    override readonly fs: DevptsFileSystem,
    private readonly kernel: Kernel,
  ) {
    super(fs, PTMX_INO, 'character', 0o666, 0, { major: 5, minor: 2 })
  }

  override open(): OpenFile {
    return this.fs.openMaster(this.fs.allocate(this.kernel), this.kernel)
  }
}

class DevptsRoot extends DevptsInode {
  override readonly nlink = 2
  readonly ptmx: PtmxInode
  readonly #terminals = new Map<number, PtsInode>()

  constructor(fs: DevptsFileSystem, kernel: Kernel) {
    super(fs, ROOT_INO, 'directory', 0o755, 0)
    this.ptmx = new PtmxInode(fs, kernel)
  }

  allocate(kernel: Kernel): Tty {
    let index = 0
    while (this.#terminals.has(index)) index++
    const tty = kernel.newTty(index)
    this.#terminals.set(index, new PtsInode(this.fs, tty, kernel))
    return tty
  }

  remove(tty: Tty): void {
    this.#terminals.delete(tty.index)
  }

  override lookup(name: string): Inode | undefined {
    if (name === 'ptmx') return this.ptmx
    return /^\d+$/.test(name) ? this.#terminals.get(Number(name)) : undefined
  }

  override entries(): DirectoryEntry[] {
    const terminals = [...this.#terminals.values()].map(({ ino, tty }) => ({
      name: String(tty.index),
      ino,
      type: 'character' as const,
    }))
    return [...terminals, { name: 'ptmx', ino: PTMX_INO, type: 'character' }]
  }

  override create(): Inode {
    throw new Errno('EACCES')
  }
}

/** Opens a terminal; for a session leader without one it becomes the controlling terminal. */
export function openTerminal(kernel: Kernel, tty: Tty, flags: OpenFlags, path: Path, name: string): OpenFile {
  const task = kernel.scheduler.current?.task
  if (task && task.session === task.pid && !task.tty && !tty.session) {
    task.tty = tty
    tty.session = task.session
    tty.foreground = task.group
  }
  return new TtyFile(tty, flags, path, name, kernel.io)
}
