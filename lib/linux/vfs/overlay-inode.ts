import type { Nanoseconds } from '../../base/clock'
import { Errno } from '../kernel/errno'
import { type AttributeChange, Inode, type InodeInit } from './inode'
import type { Overlay } from './overlay'
import type { DirectoryEntry } from './stat'
import { isOpaque, isWhiteout, makeOpaque, whiteoutInit } from './whiteout'

/** The layers a file is seen through: the upper one, if it has been changed, and what lies below. */
interface Layers {
  readonly upper?: Inode | undefined
  /** for directories all that are merged, topmost first; for other files at most one */
  readonly lower: readonly Inode[]
}

/** A file of an {@link Overlay}. It stays the same inode when it is copied up. */
export class OverlayInode extends Inode {
  #upper: Inode | undefined
  readonly #lower: readonly Inode[]
  readonly #children = new Map<string, OverlayInode>()
  #held = 0

  constructor(
    override readonly fs: Overlay,
    { upper, lower }: Layers,
    /** where it is copied up to */
    private readonly parent?: OverlayInode,
    private readonly name = '',
  ) {
    const real = upper ?? lower[0]
    if (!real) throw new Errno('EINVAL')
    super(fs, fs.inoOf(real.fs, real.ino), real.type, real.rdev)
    this.#upper = upper
    this.#lower = lower
  }

  get #real(): Inode {
    const real = this.#upper ?? this.#lower[0]
    if (!real) throw new Errno('EIO')
    return real
  }

  override get mode(): number {
    return this.#real.mode
  }

  override get uid(): number {
    return this.#real.uid
  }

  override get gid(): number {
    return this.#real.gid
  }

  override get atime(): Nanoseconds {
    return this.#real.atime
  }

  override get mtime(): Nanoseconds {
    return this.#real.mtime
  }

  override get ctime(): Nanoseconds {
    return this.#real.ctime
  }

  /** Nobody counts the subdirectories of a merged directory. */
  override get nlink(): number {
    return this.type === 'directory' && this.#isMerged ? 1 : this.#real.nlink
  }

  override get size(): number {
    return this.#real.size
  }

  override get blocks(): number {
    return this.#real.blocks
  }

  get #isMerged(): boolean {
    return this.#lower.length > (this.#upper ? 0 : 1)
  }

  override lookup(name: string): OverlayInode | undefined {
    if (this.type !== 'directory') throw new Errno('ENOTDIR')
    const upper = this.#upper?.lookup(name)
    const known = this.#children.get(name)
    if (known && known.#upper === upper) return known
    const found = this.#find(name, upper)
    if (found) this.#children.set(name, found)
    else this.#children.delete(name)
    return found
  }

  #find(name: string, upper: Inode | undefined): OverlayInode | undefined {
    if (upper && isWhiteout(upper)) return undefined
    const lower = this.#lowerLayers(name, upper)
    if (!upper) return lower.length > 0 ? new OverlayInode(this.fs, { lower }, this, name) : undefined
    return this.fs.inodeOfUpper(upper, () => new OverlayInode(this.fs, { upper, lower }, this, name))
  }

  /** What lies below the upper file of a name, or all there is when there is no upper one. */
  #lowerLayers(name: string, upper?: Inode): Inode[] {
    const found: Inode[] = []
    if (upper && (upper.type !== 'directory' || isOpaque(upper))) return found
    for (const layer of this.#lower) {
      const inode = layer.lookup(name)
      if (!inode) continue
      if (isWhiteout(inode)) break
      if (inode.type !== 'directory') {
        if (!upper && found.length === 0) found.push(inode)
        break
      }
      found.push(inode)
      if (isOpaque(inode)) break
    }
    return found
  }

  override entries(): DirectoryEntry[] {
    if (this.type !== 'directory') throw new Errno('ENOTDIR')
    const seen = new Set<string>()
    const entries: DirectoryEntry[] = []
    for (const layer of this.#upper ? [this.#upper, ...this.#lower] : this.#lower) {
      for (const { name, ino, type } of layer.entries()) {
        if (seen.has(name)) continue
        seen.add(name)
        if (type === 'character' && this.lookup(name) === undefined) continue
        entries.push({ name, ino: this.#children.get(name)?.ino ?? this.fs.inoOf(layer.fs, ino), type })
      }
    }
    return entries
  }

  override create(name: string, init: InodeInit): OverlayInode {
    if (this.lookup(name)) throw new Errno('EEXIST')
    const upper = this.#copyUp()
    const hidesLower = removeWhiteout(upper, name)
    const created = upper.create(name, init)
    if (hidesLower && init.type === 'directory') makeOpaque(created)
    return this.#existing(name)
  }

  override link(name: string, inode: Inode): void {
    if (!(inode instanceof OverlayInode) || inode.fs !== this.fs) throw new Errno('EXDEV')
    if (this.lookup(name)) throw new Errno('EEXIST')
    const source = inode.#copyUp()
    const upper = this.#copyUp()
    removeWhiteout(upper, name)
    upper.link(name, source)
  }

  override unlink(name: string): void {
    if (this.#existing(name).type === 'directory') throw new Errno('EISDIR')
    this.#remove(name)
  }

  override rmdir(name: string): void {
    if (this.#existing(name).entries().length > 0) throw new Errno('ENOTEMPTY')
    this.#remove(name)
  }

  #remove(name: string): void {
    const upper = this.#copyUp()
    removeUpper(upper, name)
    if (this.#lowerLayers(name).length > 0) this.fs.hideName(upper, name)
    this.#children.delete(name)
  }

  /** A directory with lower parts cannot move: redirect_dir is off, as by default. */
  override rename(name: string, newDirectory: Inode, newName: string): void {
    if (!(newDirectory instanceof OverlayInode) || newDirectory.fs !== this.fs) throw new Errno('EXDEV')
    const moved = this.#existing(name)
    if (moved.type === 'directory' && moved.#lower.length > 0) throw new Errno('EXDEV')
    const replaced = newDirectory.lookup(newName)
    if (replaced === moved) return
    if (replaced?.type === 'directory' && replaced.entries().length > 0) throw new Errno('ENOTEMPTY')
    const file = moved.#copyUp()
    const from = this.#copyUp()
    const to = newDirectory.#copyUp()
    removeUpper(to, newName)
    from.rename(name, to, newName)
    if (file.type === 'directory' && newDirectory.#lowerLayers(newName).length > 0) makeOpaque(file)
    if (this.#lowerLayers(name).length > 0) from.create(name, whiteoutInit)
    this.#children.delete(name)
    newDirectory.#children.set(newName, moved)
  }

  override readlink(): string {
    return this.#real.readlink()
  }

  override readAt(offset: number, length: number): Uint8Array {
    return this.#real.readAt(offset, length)
  }

  override prepareWrite(): void {
    if (this.type === 'file' || this.type === 'directory') this.#copyUp()
  }

  override writeAt(offset: number, bytes: Uint8Array): number {
    return this.#copyUp().writeAt(offset, bytes)
  }

  override truncate(size: number): void {
    this.#copyUp().truncate(size)
  }

  override setAttributes(change: AttributeChange): void {
    this.#copyUp().setAttributes(change)
  }

  override recordAccess(time: Nanoseconds): void {
    this.#upper?.recordAccess(time)
  }

  override getXattr(name: string): string | undefined {
    return name.startsWith('trusted.overlay.') ? undefined : this.#real.getXattr(name)
  }

  override setXattr(name: string, value: string): void {
    this.#copyUp().setXattr(name, value)
  }

  override hold(): void {
    super.hold()
    this.#held++
    this.#upper?.hold()
  }

  override drop(): void {
    super.drop()
    this.#held--
    this.#upper?.drop()
  }

  /** The upper file, made from the lower one with its bytes shared when there is none yet. @throws EROFS, ENOSPC */
  #copyUp(): Inode {
    if (this.#upper) return this.#upper
    if (!this.parent) throw new Errno('EROFS')
    const lower = this.#real
    const directory = this.parent.#copyUp()
    const { atime, mtime } = directory
    const upper = createCopy(directory, this.name, lower)
    directory.setAttributes({ atime, mtime })
    for (let count = 0; count < this.#held; count++) upper.hold()
    this.#upper = upper
    this.fs.inodeOfUpper(upper, () => this)
    return upper
  }

  #existing(name: string): OverlayInode {
    const inode = this.lookup(name)
    if (!inode) throw new Errno('ENOENT')
    return inode
  }
}

function createCopy(directory: Inode, name: string, lower: Inode): Inode {
  const { type, mode, uid, gid, rdev, atime, mtime } = lower
  const init = { type, mode, uid, gid, ...(rdev && { rdev }) }
  const copy = directory.create(name, type === 'symlink' ? { ...init, target: lower.readlink() } : init)
  try {
    if (type === 'file') copy.copyContents(lower)
  } catch (error) {
    directory.unlink(name)
    throw error
  }
  copy.setAttributes({ atime, mtime })
  return copy
}

function removeWhiteout(upper: Inode, name: string): boolean {
  const existing = upper.lookup(name)
  if (!existing || !isWhiteout(existing)) return false
  upper.unlink(name)
  return true
}

/** Removes what the upper layer has of a name; a directory that looks empty may still hold whiteouts. */
function removeUpper(upper: Inode, name: string): void {
  const existing = upper.lookup(name)
  if (!existing) return
  if (existing.type !== 'directory') {
    upper.unlink(name)
    return
  }
  for (const entry of existing.entries()) existing.unlink(entry.name)
  upper.rmdir(name)
}
