import { encode } from '../../../base/bytes'
import type { Nanoseconds } from '../../../base/clock'
import { FileSystem } from '../../vfs/file-system'
import { Inode } from '../../vfs/inode'
import type { Path } from '../../vfs/path'
import type { DirectoryEntry, FileType } from '../../vfs/stat'
import type { Vfs } from '../../vfs/vfs'
import { Errno } from '../errno'
import type { OpenFile, OpenFlags } from '../open-file'
import { ProcTextFile } from '../proc/proc-text-file'

/** What stands at a place of sysfs, looked at anew each time. */
export type SysNode =
  | { readonly type: 'directory'; readonly list: () => Readonly<Record<string, SysNode>> }
  | { readonly type: 'file'; readonly text: () => string }
  | { readonly type: 'symlink'; readonly target: string }

/** sysfs(5): what the kernel knows of its devices. Nothing in it can be changed. */
export class SysFileSystem extends FileSystem {
  override readonly root: SysInode
  #lastIno = 0

  constructor(
    private readonly vfs: Vfs,
    root: SysNode,
  ) {
    super('sysfs', vfs.anonymousDevice(), vfs.now)
    this.root = new SysInode(this, root)
  }

  override get isVolatile(): boolean {
    return true
  }

  allocateIno(): number {
    return ++this.#lastIno
  }

  protected override release(): void {
    this.vfs.freeAnonymousDevice(this.dev)
  }
}

const modes: Readonly<Record<SysNode['type'], number>> = { directory: 0o555, file: 0o444, symlink: 0o777 }

class SysInode extends Inode {
  override readonly mode: number
  override readonly uid = 0
  override readonly gid = 0
  override readonly nlink: number
  override readonly atime: Nanoseconds
  override readonly mtime: Nanoseconds
  override readonly ctime: Nanoseconds
  readonly #made = new Map<string, SysInode>()

  constructor(
    override readonly fs: SysFileSystem,
    private node: SysNode,
  ) {
    super(fs, fs.allocateIno(), node.type satisfies FileType)
    this.mode = modes[node.type]
    this.nlink = node.type === 'directory' ? 2 : 1
    this.atime = this.mtime = this.ctime = fs.now()
  }

  /** Files say they are a page long (sysfs(5)). */
  override get size(): number {
    return this.node.type === 'file' ? 4096 : 0
  }

  override lookup(name: string): Inode | undefined {
    const { node } = this
    if (node.type !== 'directory') return undefined
    const list = node.list()
    const child = Object.hasOwn(list, name) ? list[name] : undefined
    const made = this.#made.get(name)
    if (!child) {
      this.#made.delete(name)
      return undefined
    }
    if (made && made.type === child.type) {
      made.node = child
      return made
    }
    const inode = new SysInode(this.fs, child)
    this.#made.set(name, inode)
    return inode
  }

  override entries(): DirectoryEntry[] {
    const { node } = this
    if (node.type !== 'directory') return []
    return Object.keys(node.list()).flatMap((name) => {
      const inode = this.lookup(name)
      return inode ? [{ name, ino: inode.ino, type: inode.type }] : []
    })
  }

  override create(): Inode {
    throw new Errno('EPERM')
  }

  override readlink(): string {
    return this.node.type === 'symlink' ? this.node.target : ''
  }

  override truncate(): void {}

  override readAt(offset: number, length: number): Uint8Array {
    return encode(this.#text()).slice(offset, offset + length)
  }

  override open(flags: OpenFlags, path: Path): OpenFile | undefined {
    if (this.node.type !== 'file') return super.open(flags, path)
    // The mode counts for root too.
    if (flags.access !== 'read') throw new Errno('EACCES')
    return new ProcTextFile(flags, path, () => this.#text(), undefined)
  }

  #text(): string {
    return this.node.type === 'file' ? this.node.text() : ''
  }
}
