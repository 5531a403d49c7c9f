import { Errno } from '../kernel/errno'
import type { Tree } from './build-tree'
import { BLOCK_SIZE } from './contents'
import { FileSystem, type StatFileSystem } from './file-system'
import type { Inode } from './inode'
import { TmpfsInode } from './tmpfs-inode'
import { type TmpfsOptions, tmpfsOptions } from './tmpfs-options'
import type { Vfs } from './vfs'

export interface TmpfsInit extends TmpfsOptions {
  /** the name it goes by: `tmpfs`, `devtmpfs`, or that of the disk file system it stands for (`ext4`) */
  readonly type?: string
  /** st_dev; an anonymous device when left out */
  readonly dev?: number
  /** what it holds from the start */
  readonly tree?: Tree
  /** mountinfo's super options, where they are not tmpfs's own */
  readonly options?: string
}

const diskTypes = new Set(['ext2', 'ext3', 'ext4', 'xfs', 'btrfs'])
const virtualTypes = new Set(['sysfs', 'cgroup2', 'rootfs'])

/** A file system in memory with limits on blocks and inodes (tmpfs(5)). Under another name it stands for a disk. */
export class Tmpfs extends FileSystem {
  override readonly root: TmpfsInode
  /** whether directories and links take blocks, as on a disk */
  readonly isDisk: boolean
  /** bytes of every directory; undefined where it follows from the number of names */
  readonly directorySize: number | undefined
  readonly #hasOwnDevice: boolean
  readonly #trees: Tree[] = []
  #treeBlocks = 0
  #init: TmpfsInit
  #nextIno: number
  #blocks = 0
  #inodes = 0

  constructor(
    readonly vfs: Vfs,
    init: TmpfsInit = {},
  ) {
    super(init.type ?? 'tmpfs', init.dev ?? vfs.anonymousDevice(), vfs.now)
    this.#init = init
    this.#hasOwnDevice = init.dev === undefined
    this.isDisk = diskTypes.has(this.type)
    this.directorySize = this.isDisk ? BLOCK_SIZE : virtualTypes.has(this.type) ? 0 : undefined
    this.#nextIno = this.isDisk ? 12 : 2
    const { mode = this.isDisk ? 0o755 : 0o1777, uid = 0, gid = 0 } = init
    this.root = new TmpfsInode(this, this.isDisk ? 2 : 1, { type: 'directory', mode, uid, gid })
    this.#inodes++
    if (init.tree) this.graft(this.root, init.tree)
    if (init.tree && init.mode !== undefined) this.root.setAttributes({ mode, uid, gid })
  }

  /** Makes an empty directory of this file system begin as a compiled tree, whose parts become inodes when first looked at. */
  graft(directory: Inode, tree: Tree): void {
    if (!(directory instanceof TmpfsInode) || directory.fs !== this) throw new Errno('EXDEV')
    const firstIno = this.#nextIno
    this.#nextIno += tree.count
    this.#inodes += tree.count - 1
    this.#trees.push(tree)
    directory.begin(tree.root, { firstIno, shared: new Map() })
  }

  /** @throws ENOSPC when all inodes are taken */
  allocateInode(): number {
    if (this.#inodes >= this.#maxInodes) throw new Errno('ENOSPC')
    this.#inodes++
    return this.#nextIno++
  }

  freeInode(): void {
    this.#inodes--
  }

  /** Takes up to `count` blocks, or gives them back when negative; how many there were to take. */
  takeBlocks(count: number): number {
    const taken = Math.min(count, Math.max(this.#maxBlocks - this.#usedBlocks, 0))
    if (!this.isDisk && taken !== 0 && !this.#account(taken * BLOCK_SIZE)) return 0
    this.#blocks += taken
    return taken
  }

  /** Whether there is memory for so many more bytes; a negative number gives memory back. */
  #account(bytes: number): boolean {
    const { pageAccount } = this.vfs
    if (bytes > 0) return pageAccount?.take(this, bytes) ?? true
    pageAccount?.giveBack(this, -bytes)
    return true
  }

  override options(): string {
    return this.#init.options ?? (this.isDisk ? '' : tmpfsOptions.format(this.#init))
  }

  override reconfigure(data: string): void {
    if (this.isDisk || data === '') return
    const { sizeBytes = Number.POSITIVE_INFINITY, ...others } = tmpfsOptions.parse(data, this.vfs.ramBytes)
    if (sizeBytes < this.#usedBlocks * BLOCK_SIZE) throw new Errno('EINVAL')
    this.#init = { ...this.#init, ...others, ...(Number.isFinite(sizeBytes) && { sizeBytes }) }
  }

  override statfs(): StatFileSystem {
    const blocks = this.#maxBlocks
    const free = Math.max(blocks - this.#usedBlocks, 0)
    const reserved = this.isDisk ? Math.floor(blocks / 20) : 0
    const files = this.#maxInodes
    const filesFree = Math.max(files - this.#inodes, 0)
    const available = Math.max(free - reserved, 0)
    return { type: this.type, blockSize: BLOCK_SIZE, blocks, free, available, files, filesFree }
  }

  protected override release(): void {
    if (!this.isDisk) this.#account(-this.#blocks * BLOCK_SIZE)
    if (this.#hasOwnDevice) this.vfs.freeAnonymousDevice(this.dev)
  }

  get #maxBlocks(): number {
    return Math.ceil((this.#init.sizeBytes ?? this.vfs.ramBytes / 2) / BLOCK_SIZE)
  }

  get #maxInodes(): number {
    if (this.#init.inodes !== undefined) return this.#init.inodes
    if (this.isDisk) return Math.floor(this.#maxBlocks / 4)
    return Math.floor(this.vfs.ramBytes / BLOCK_SIZE / 2)
  }

  /** What grafted trees take is counted when first asked: it needs the size of every file. */
  get #usedBlocks(): number {
    for (let tree = this.#trees.pop(); tree; tree = this.#trees.pop()) this.#treeBlocks += tree.blocks
    return this.#blocks + this.#treeBlocks
  }
}
