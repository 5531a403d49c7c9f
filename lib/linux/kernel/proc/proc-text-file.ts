import { decode, encode } from '../../../base/bytes'
import type { Path } from '../../vfs/path'
import type { Stat } from '../../vfs/stat'
import { Errno } from '../errno'
import { OpenFile, type OpenFlags } from '../open-file'
import type { Blocking } from '../wait-queue'

/** An open proc file: its text is made anew each time it is read from the start (Linux: seq_file). */
export class ProcTextFile extends OpenFile {
  #bytes: Uint8Array | undefined

  constructor(
    flags: OpenFlags,
    override readonly path: Path,
    private readonly text: () => string,
    private readonly accept: ((text: string) => void) | undefined,
  ) {
    super(flags, path)
  }

  *read(length: number): Blocking<Uint8Array> {
    if (this.flags.access === 'write') throw new Errno('EBADF')
    if (this.offset === 0 || !this.#bytes) this.#bytes = encode(this.text())
    const bytes = this.#bytes.slice(this.offset, this.offset + length)
    this.offset += bytes.length
    return bytes
  }

  *write(bytes: Uint8Array): Blocking<number> {
    if (this.flags.access === 'read') throw new Errno('EBADF')
    if (!this.accept) throw new Errno('EINVAL')
    this.accept(decode(bytes))
    this.offset += bytes.length
    return bytes.length
  }

  stat(): Stat {
    return this.path.dentry.inode.stat()
  }

  describe(): string {
    return this.path.dentry.path
  }
}
