import type { Nanoseconds } from '../../base/clock'
import { Dentry } from './dentry'
import type { Inode } from './inode'
import type { Mount } from './mount'

/** What statfs(2) tells about a file system. */
export interface StatFileSystem {
  readonly type: string
  /** bytes */
  readonly blockSize: number
  readonly blocks: number
  readonly free: number
  /** free to ordinary users */
  readonly available: number
  readonly files: number
  readonly filesFree: number
}

/** A mounted or mountable file system (Linux: super_block). Every mount of it shows the same dentries. */
export abstract class FileSystem {
  abstract readonly root: Inode
  /** the whole file system, whichever mount it is reached through */
  readOnly = false
  #rootDentry: Dentry | undefined
  readonly #mounts = new Set<Mount>()

  constructor(
    /** as in the third last field of mountinfo: `tmpfs`, `ext4`, `overlay`, `proc` */
    readonly type: string,
    /** st_dev */
    readonly dev: number,
    readonly now: () => Nanoseconds,
  ) {}

  /** Whether names come and go without anyone unlinking them (proc): they must not pile up in the cache. */
  get isVolatile(): boolean {
    return false
  }

  get rootDentry(): Dentry {
    this.#rootDentry ??= new Dentry('', undefined, this.root)
    return this.#rootDentry
  }

  mounted(mount: Mount): void {
    this.#mounts.add(mount)
  }

  /** With its last mount a file system ends: {@link release} gives back what it holds. */
  unmounted(mount: Mount): void {
    this.#mounts.delete(mount)
    if (this.#mounts.size === 0) this.release()
  }

  protected release(): void {}

  /** mount(2) with MS_RDONLY: a file system of its own is then read-only as a whole, one that others share is not. */
  beginReadOnly(): void {
    this.readOnly = true
  }

  /** How files without a place in any tree are named: `pipe:[15]`, `net:[4026531840]`; undefined for all others. */
  dynamicName(_dentry: Dentry): string | undefined {
    return undefined
  }

  /** What mountinfo shows as the root of a mount that begins at this dentry. */
  describeRoot(root: Dentry): string {
    return this.dynamicName(root) ?? (root.deleted ? `${root.path}//deleted` : root.path)
  }

  /** The file system's own part of mountinfo's super options, without `rw` or `ro`; may be empty. */
  options(): string {
    return ''
  }

  /** Sets options on remount. Those it does not know are ignored, as most Linux file systems do on remount. */
  reconfigure(_data: string): void {}

  statfs(): StatFileSystem {
    return { type: this.type, blockSize: 4096, blocks: 0, free: 0, available: 0, files: 0, filesFree: 0 }
  }
}
