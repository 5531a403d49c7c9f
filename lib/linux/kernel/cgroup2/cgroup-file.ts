import { encode } from '../../../base/bytes'
import type { Nanoseconds } from '../../../base/clock'
import { Inode } from '../../vfs/inode'
import type { Path } from '../../vfs/path'
import type { Cgroup } from '../cgroup'
import { Errno } from '../errno'
import type { OpenFile, OpenFlags } from '../open-file'
import { ProcTextFile } from '../proc/proc-text-file'
import type { CgroupFileSystem } from './cgroup-file-system'
import type { CgroupInterface } from './interface'

/** An interface file of a control group. */
export class CgroupFile extends Inode {
  override readonly mode: number
  override readonly uid = 0
  override readonly gid = 0
  override readonly nlink = 1
  override readonly atime: Nanoseconds
  override readonly mtime: Nanoseconds
  override readonly ctime: Nanoseconds

  constructor(
    override readonly fs: CgroupFileSystem,
    private readonly group: Cgroup,
    private readonly description: CgroupInterface,
  ) {
    super(fs, fs.allocateIno(), 'file')
    this.mode = (description.write ? 0o200 : 0) | (description.read ? 0o444 : 0)
    this.atime = this.mtime = this.ctime = fs.now()
  }

  override readAt(offset: number, length: number): Uint8Array {
    return encode(this.#text()).slice(offset, offset + length)
  }

  override truncate(): void {}

  override open(flags: OpenFlags, path: Path): OpenFile {
    const { write } = this.description
    return new ProcTextFile(
      flags,
      path,
      () => this.#text(),
      write && ((text) => write(this.fs.kernel, this.group, text.trim())),
    )
  }

  #text(): string {
    const { read } = this.description
    if (!read) throw new Errno('EINVAL')
    return read(this.fs.kernel, this.group)
  }
}
