import { FileSystem, type StatFileSystem } from './file-system'
import type { Inode } from './inode'
import { OverlayInode } from './overlay-inode'
import type { Vfs } from './vfs'
import { whiteoutInit } from './whiteout'

export interface OverlayInit {
  /** directories, the topmost layer first; never written to */
  readonly lower: readonly Inode[]
  /** where all changes go; without it the overlay is read-only */
  readonly upper?: Inode | undefined
  /** a directory of the overlay's own beside the upper one */
  readonly work?: Inode | undefined
  /** as mountinfo shows them: `lowerdir=…:…,upperdir=…,workdir=…` */
  readonly options: string
}

/**
 * A union of directories (Documentation/filesystems/overlayfs.rst): names are looked up from the top down, directories
 * of one name are merged, and a lower file is copied up the first time it changes.
 */
export class Overlay extends FileSystem {
  override readonly root: OverlayInode
  readonly #sources: readonly FileSystem[]
  #whiteout: Inode | undefined
  readonly #byUpper = new WeakMap<Inode, OverlayInode>()

  constructor(
    private readonly vfs: Vfs,
    private readonly init: OverlayInit,
  ) {
    super('overlay', vfs.anonymousDevice(), vfs.now)
    this.readOnly = init.upper === undefined
    const layers = init.upper ? [init.upper, ...init.lower] : init.lower
    this.#sources = [...new Set(layers.map(({ fs }) => fs))]
    this.root = new OverlayInode(this, { upper: init.upper, lower: init.lower })
  }

  /** Inode numbers stay those of the layers; layers on other file systems are moved out of each other's way (xino). */
  inoOf(fs: FileSystem, ino: number): number {
    return ino + this.#sources.indexOf(fs) * 2 ** 32
  }

  /** The one inode of an upper file, whichever of its names leads to it. */
  inodeOfUpper(upper: Inode, make: () => OverlayInode): OverlayInode {
    let inode = this.#byUpper.get(upper)
    if (!inode) {
      inode = make()
      this.#byUpper.set(upper, inode)
    }
    return inode
  }

  /** Puts a whiteout into an upper directory: all of them are names of one inode, kept in the work directory. */
  hideName(upper: Inode, name: string): void {
    const { work } = this.init
    if (!this.#whiteout && work) this.#whiteout = work.create('#1', whiteoutInit)
    if (this.#whiteout) upper.link(name, this.#whiteout)
    else upper.create(name, whiteoutInit)
  }

  override options(): string {
    return this.init.options
  }

  override statfs(): StatFileSystem {
    const { fs } = this.init.upper ?? this.init.lower[0] ?? this.root
    return fs === this ? super.statfs() : { ...fs.statfs(), type: this.type }
  }

  protected override release(): void {
    this.vfs.freeAnonymousDevice(this.dev)
  }
}
