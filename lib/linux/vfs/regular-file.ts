import { Errno } from '../kernel/errno'
import { OpenFile, type OpenFlags } from '../kernel/open-file'
import type { Blocking } from '../kernel/wait-queue'
import { describePath } from './absolute-path'
import { withoutPrivilege } from './attributes'
import type { Inode } from './inode'
import type { Path } from './path'
import type { Stat } from './stat'

/** An open regular file: an offset into an inode's bytes (open(2), lseek(2)). */
export class RegularFile extends OpenFile {
  readonly inode: Inode

  constructor(
    flags: OpenFlags,
    override readonly path: Path,
    /** where the path is reported from: the opener's root */
    private readonly root: Path,
    /** whether writing leaves setuid and setgid alone: for openers with CAP_FSETID */
    private readonly keepsSetid = false,
  ) {
    super(flags, path)
    this.inode = path.dentry.inode
    this.inode.hold()
  }

  *read(length: number): Blocking<Uint8Array> {
    const bytes = this.readAt(this.offset, length)
    this.offset += bytes.length
    return bytes
  }

  *write(bytes: Uint8Array): Blocking<number> {
    if (this.flags.append) this.offset = this.inode.size
    const written = this.writeAt(this.offset, bytes)
    this.offset += written
    return written
  }

  /** pread(2). @throws EBADF when not open for reading */
  readAt(offset: number, length: number): Uint8Array {
    if (this.flags.access === 'write' || this.flags.access === 'path') throw new Errno('EBADF')
    const { flags } = this.path.mount
    if (flags.atime !== 'noatime' && !this.path.mount.readOnly) this.inode.recordAccess(this.inode.fs.now())
    return this.inode.readAt(offset, length)
  }

  /** pwrite(2). @throws EBADF, ENOSPC */
  writeAt(offset: number, bytes: Uint8Array): number {
    if (this.flags.access === 'read' || this.flags.access === 'path') throw new Errno('EBADF')
    const mode = this.keepsSetid ? this.inode.mode : withoutPrivilege(this.inode.mode)
    if (mode !== this.inode.mode) this.inode.setAttributes({ mode })
    return this.inode.writeAt(offset, bytes)
  }

  stat(): Stat {
    return this.inode.stat()
  }

  describe(): string {
    return describePath(this.root, this.path)
  }

  protected override release(): void {
    this.inode.drop()
  }
}
