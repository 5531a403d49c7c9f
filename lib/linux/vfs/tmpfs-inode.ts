import { encode } from '../../base/bytes'
import type { Nanoseconds } from '../../base/clock'
import { SECOND } from '../../base/clock'
import { Errno } from '../kernel/errno'
import type { TreeNode } from './build-tree'
import { BLOCK_SIZE, Contents } from './contents'
import { type AttributeChange, Inode, type InodeInit } from './inode'
import type { DirectoryEntry } from './stat'
import type { Tmpfs } from './tmpfs'

/** Where the inodes of one grafted tree are numbered from, and those with several names made so far. */
export interface Graft {
  readonly firstIno: number
  readonly shared: Map<number, TmpfsInode>
}

const DAY: Nanoseconds = 86_400 * SECOND

/** A file of a {@link Tmpfs}. */
export class TmpfsInode extends Inode {
  override mode: number
  override uid: number
  override gid: number
  override nlink: number
  override atime: Nanoseconds
  override mtime: Nanoseconds
  override ctime: Nanoseconds
  readonly #target: string | undefined
  /** names of a tree stay nodes until they are looked up */
  #children: Map<string, TmpfsInode | TreeNode> | undefined
  #contents: Contents | undefined
  #xattrs: Map<string, string> | undefined
  /** what this inode was in the tree it came from, until it is looked into */
  #node: TreeNode | undefined
  #graft: Graft | undefined

  constructor(
    override readonly fs: Tmpfs,
    ino: number,
    init: InodeInit,
  ) {
    super(fs, ino, init.type, init.rdev)
    this.mode = init.mode
    this.uid = init.uid
    this.gid = init.gid
    this.nlink = init.type === 'directory' ? 2 : 1
    this.#target = init.target
    const now = fs.now()
    this.atime = now
    this.mtime = now
    this.ctime = now
  }

  /** Takes over what a node of a compiled tree says about this inode. */
  begin(node: TreeNode, graft: Graft): void {
    this.#node = node
    this.#graft = graft
    this.#children = undefined
    this.mode = node.mode
    this.uid = node.uid
    this.gid = node.gid
    this.nlink = node.nlink
    this.atime = node.mtime
    this.mtime = node.mtime
    this.ctime = node.mtime
  }

  override get size(): number {
    if (this.type === 'file') {
      const content = this.#contents ? undefined : this.#node?.content
      return content?.size ?? this.#bytes.size
    }
    if (this.type === 'symlink') return this.#target === undefined ? 0 : encode(this.#target).length
    if (this.type !== 'directory') return 0
    return this.fs.directorySize ?? 20 * (this.#names.size + 2)
  }

  override get blocks(): number {
    if (this.type === 'file') return this.#bytes.blocks * 8
    if (!this.fs.isDisk) return 0
    return this.type === 'directory' || (this.type === 'symlink' && this.size >= 60) ? 8 : 0
  }

  override lookup(name: string): TmpfsInode | undefined {
    const found = this.#names.get(name)
    if (!found || found instanceof TmpfsInode) return found
    const inode = this.#grow(found)
    this.#names.set(name, inode)
    return inode
  }

  override entries(): DirectoryEntry[] {
    const entries: DirectoryEntry[] = []
    const firstIno = this.#graft?.firstIno ?? 0
    for (const [name, child] of this.#names) {
      const ino = child instanceof TmpfsInode ? child.ino : firstIno + child.index
      entries.push({ name, ino, type: child.type })
    }
    return entries
  }

  override create(name: string, init: InodeInit): TmpfsInode {
    const names = this.#names
    if (names.has(name)) throw new Errno('EEXIST')
    const takesBlock = this.fs.isDisk && init.type === 'directory'
    if (takesBlock && this.fs.takeBlocks(1) === 0) throw new Errno('ENOSPC')
    const inode = new TmpfsInode(this.fs, this.fs.allocateInode(), init)
    names.set(name, inode)
    if (init.type === 'directory') this.nlink++
    this.#changed()
    return inode
  }

  override link(name: string, inode: Inode): void {
    if (!(inode instanceof TmpfsInode) || inode.fs !== this.fs) throw new Errno('EXDEV')
    if (this.#names.has(name)) throw new Errno('EEXIST')
    this.#names.set(name, inode)
    inode.nlink++
    inode.ctime = this.fs.now()
    this.#changed()
  }

  override unlink(name: string): void {
    const inode = this.#existing(name)
    if (inode.type === 'directory') throw new Errno('EISDIR')
    this.#names.delete(name)
    this.#changed()
    inode.#loseName()
  }

  override rmdir(name: string): void {
    const inode = this.#existing(name)
    if (inode.#names.size > 0) throw new Errno('ENOTEMPTY')
    this.#names.delete(name)
    this.nlink--
    this.#changed()
    inode.#loseName()
  }

  override rename(name: string, newDirectory: Inode, newName: string): void {
    if (!(newDirectory instanceof TmpfsInode) || newDirectory.fs !== this.fs) throw new Errno('EXDEV')
    const inode = this.#existing(name)
    const replaced = newDirectory.lookup(newName)
    if (replaced === inode) return
    if (replaced?.type === 'directory') newDirectory.rmdir(newName)
    else if (replaced) newDirectory.unlink(newName)
    this.#names.delete(name)
    newDirectory.#names.set(newName, inode)
    if (inode.type === 'directory') {
      this.nlink--
      newDirectory.nlink++
    }
    inode.ctime = this.fs.now()
    this.#changed()
    newDirectory.#changed()
  }

  override readlink(): string {
    if (this.#target === undefined) throw new Errno('EINVAL')
    return this.#target
  }

  override readAt(offset: number, length: number): Uint8Array {
    return this.#bytes.read(offset, length)
  }

  override writeAt(offset: number, bytes: Uint8Array): number {
    if (bytes.length === 0) return 0
    const contents = this.#bytes
    const needed = contents.blocksNeeded(offset, bytes.length)
    const taken = needed > 0 ? this.fs.takeBlocks(needed) : 0
    const before = contents.blocks
    const fitting = bytes.subarray(
      0,
      Math.max(bytes.length - overhang(offset + bytes.length, needed - taken), 0),
    )
    const written = contents.write(offset, fitting)
    this.fs.takeBlocks(contents.blocks - before - taken)
    if (written === 0) throw new Errno('ENOSPC')
    this.#modified()
    return written
  }

  override truncate(size: number): void {
    const contents = this.#bytes
    const before = contents.blocks
    contents.truncate(size)
    this.fs.takeBlocks(contents.blocks - before)
    this.#modified()
  }

  /** Shares the bytes of a file of any such file system instead of copying them. */
  override copyContents(source: Inode): void {
    if (!(source instanceof TmpfsInode)) {
      super.copyContents(source)
      return
    }
    const { blocks } = source.#bytes
    const taken = this.fs.takeBlocks(blocks)
    if (taken < blocks) {
      this.fs.takeBlocks(-taken)
      throw new Errno('ENOSPC')
    }
    this.#contents = source.#bytes.clone(this.fs.vfs)
    this.#modified()
  }

  override setAttributes({ mode, uid, gid, atime, mtime }: AttributeChange): void {
    if (mode !== undefined) this.mode = mode
    if (uid !== undefined) this.uid = uid
    if (gid !== undefined) this.gid = gid
    if (atime !== undefined) this.atime = atime
    if (mtime !== undefined) this.mtime = mtime
    this.ctime = this.fs.now()
  }

  override recordAccess(time: Nanoseconds): void {
    if (this.atime <= this.mtime || this.atime <= this.ctime || time - this.atime > DAY) this.atime = time
  }

  override getXattr(name: string): string | undefined {
    return this.#xattrs?.get(name)
  }

  override setXattr(name: string, value: string): void {
    this.#xattrs ??= new Map()
    this.#xattrs.set(name, value)
    this.ctime = this.fs.now()
  }

  protected override evict(): void {
    if (this.#contents) this.truncate(0)
    else this.fs.takeBlocks(-this.blocks / 8)
    this.fs.freeInode()
  }

  get #names(): Map<string, TmpfsInode | TreeNode> {
    if (this.type !== 'directory') throw new Errno('ENOTDIR')
    this.#children ??= new Map(this.#node?.children)
    return this.#children
  }

  get #bytes(): Contents {
    if (this.type !== 'file') throw new Errno('EINVAL')
    const content = this.#node?.content
    this.#contents ??= new Contents(this.fs.vfs, content?.bytes(), content?.size)
    return this.#contents
  }

  /** The inode of a tree's node; several names of one node share it. */
  #grow(node: TreeNode): TmpfsInode {
    const graft = this.#graft
    if (!graft) throw new Errno('EIO')
    const known = node.nlink > 1 ? graft.shared.get(node.index) : undefined
    if (known) return known
    const inode = new TmpfsInode(this.fs, graft.firstIno + node.index, node)
    inode.begin(node, graft)
    if (node.nlink > 1) graft.shared.set(node.index, inode)
    return inode
  }

  #existing(name: string): TmpfsInode {
    const inode = this.lookup(name)
    if (!inode) throw new Errno('ENOENT')
    return inode
  }

  #loseName(): void {
    this.nlink = this.type === 'directory' ? 0 : this.nlink - 1
    this.ctime = this.fs.now()
    if (this.nlink === 0 && !this.isHeld) this.evict()
  }

  #modified(): void {
    this.mtime = this.fs.now()
    this.ctime = this.mtime
  }

  #changed(): void {
    this.#modified()
  }
}

/** The bytes of a write ending at `end` that lie in its last `blocks` blocks. */
function overhang(end: number, blocks: number): number {
  if (blocks <= 0) return 0
  const lastBlockBytes = end % BLOCK_SIZE || BLOCK_SIZE
  return lastBlockBytes + (blocks - 1) * BLOCK_SIZE
}
