import { Errno } from '../kernel/errno'
import { OpenFile, type OpenFlags } from '../kernel/open-file'
import type { Blocking } from '../kernel/wait-queue'
import { describePath } from './absolute-path'
import type { Path } from './path'
import type { DirectoryEntry, Stat } from './stat'

/** An open directory: something to list, to stat, and to start a walk from. */
export class DirectoryFile extends OpenFile {
  constructor(
    flags: OpenFlags,
    override readonly path: Path,
    /** where the path is reported from: the opener's root */
    private readonly root: Path,
  ) {
    super(flags, path)
  }

  *read(_length: number): Blocking<Uint8Array> {
    throw new Errno('EISDIR')
  }

  *write(_bytes: Uint8Array): Blocking<number> {
    throw new Errno('EBADF')
  }

  /** getdents(2), without `.` and `..`. */
  entries(): readonly DirectoryEntry[] {
    return this.path.dentry.inode.entries()
  }

  stat(): Stat {
    return this.path.dentry.inode.stat()
  }

  describe(): string {
    return describePath(this.root, this.path)
  }
}
