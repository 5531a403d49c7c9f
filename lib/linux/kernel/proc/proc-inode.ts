import { encode } from '../../../base/bytes'
import type { Nanoseconds } from '../../../base/clock'
import { Inode } from '../../vfs/inode'
import type { Path } from '../../vfs/path'
import type { DirectoryEntry, FileType } from '../../vfs/stat'
import { Errno } from '../errno'
import type { OpenFile, OpenFlags } from '../open-file'
import type { Task } from '../task'
import type { ProcFileSystem } from './proc-file-system'
import { ProcTextFile } from './proc-text-file'

/** Anything in proc. What belongs to a process is owned by its effective ids (proc(5)). */
export abstract class ProcInode extends Inode {
  override readonly atime: Nanoseconds
  override readonly mtime: Nanoseconds
  override readonly ctime: Nanoseconds
  override readonly nlink: number = 1

  constructor(
    override readonly fs: ProcFileSystem,
    type: FileType,
    override readonly mode: number,
    readonly task?: Task,
  ) {
    super(fs, fs.allocateIno(), type)
    const now = fs.now()
    this.atime = now
    this.mtime = now
    this.ctime = now
  }

  override get uid(): number {
    return this.task?.credentials.euid ?? 0
  }

  override get gid(): number {
    return this.task?.credentials.egid ?? 0
  }

  override create(): Inode {
    throw new Errno('ENOENT')
  }

  override link(): void {
    throw new Errno('ENOENT')
  }
}

export type ProcChildren = Readonly<Record<string, () => ProcInode>>

/** A directory with a fixed list of names, whose inodes are made when first looked up. */
export class ProcDirectory extends ProcInode {
  override readonly nlink: number = 2
  readonly #made = new Map<string, ProcInode>()

  constructor(
    fs: ProcFileSystem,
    private readonly children: ProcChildren,
    task?: Task,
    mode = 0o555,
  ) {
    super(fs, 'directory', mode, task)
  }

  override lookup(name: string): ProcInode | undefined {
    const made = this.#made.get(name)
    if (made || !Object.hasOwn(this.children, name)) return made
    const inode = this.children[name]?.()
    if (inode) this.#made.set(name, inode)
    return inode
  }

  override entries(): DirectoryEntry[] {
    const entries: DirectoryEntry[] = []
    for (const name of Object.keys(this.children)) {
      const inode = this.lookup(name)
      if (inode) entries.push({ name, ino: inode.ino, type: inode.type })
    }
    return entries
  }
}

export interface ProcTextOptions {
  readonly task?: Task
  readonly mode?: number
  /** Called with each chunk written. @throws Errno */
  readonly write?: (text: string) => void
  /** Called when the file is opened. @throws Errno */
  readonly checkOpen?: (flags: OpenFlags) => void
}

/** A file whose text is made when it is read. */
export class ProcText extends ProcInode {
  constructor(
    fs: ProcFileSystem,
    private readonly text: () => string,
    private readonly options: ProcTextOptions = {},
  ) {
    super(fs, 'file', options.mode ?? (options.write ? 0o644 : 0o444), options.task)
  }

  override readAt(offset: number, length: number): Uint8Array {
    return encode(this.text()).slice(offset, offset + length)
  }

  /** `>` truncates before it writes; there is nothing to truncate. */
  override truncate(): void {}

  override open(flags: OpenFlags, path: Path): OpenFile {
    this.options.checkOpen?.(flags)
    return new ProcTextFile(flags, path, this.text, this.options.write)
  }
}

/** A symbolic link whose target is worked out when it is followed. */
export class ProcLink extends ProcInode {
  constructor(
    fs: ProcFileSystem,
    private readonly target: () => string,
    /** where following it leads, for links that are more than text */
    private readonly destination?: () => Path,
    task?: Task,
    mode = 0o777,
  ) {
    super(fs, 'symlink', mode, task)
  }

  override readlink(): string {
    return this.target()
  }

  override jump(): Path | undefined {
    return this.destination?.()
  }
}
