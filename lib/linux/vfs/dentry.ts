import type { Inode } from './inode'
import type { Mount } from './mount'

const FIRST_PRUNE = 64

/** A name in a directory, remembered between walks. It outlives its removal for those who still hold it. */
export class Dentry {
  #name: string
  #parent: Dentry | undefined
  #children: Map<string, Dentry> | undefined
  #deleted = false
  #pruneAt = FIRST_PRUNE
  /** the mounts that hide this directory or file, of all namespaces; undefined while there are none */
  mounts: Set<Mount> | undefined

  constructor(
    name: string,
    parent: Dentry | undefined,
    readonly inode: Inode,
  ) {
    this.#name = name
    this.#parent = parent
  }

  get name(): string {
    return this.#name
  }

  /** undefined for the root of a file system */
  get parent(): Dentry | undefined {
    return this.#parent
  }

  /** The name was removed or now stands for something else. */
  get deleted(): boolean {
    return this.#deleted
  }

  /** The entry of this name; undefined when there is none. @throws ENOTDIR */
  child(name: string): Dentry | undefined {
    const cached = this.#children?.get(name)
    // Processes come and go in proc, and an overlay changes its upper directory behind our back.
    const inode = this.inode.lookup(name)
    if (cached && cached.inode === inode) return cached
    if (cached) this.forget(name)
    if (!inode) return undefined
    if (this.inode.fs.isVolatile) this.#prune()
    const dentry = new Dentry(name, this, inode)
    this.#children ??= new Map()
    this.#children.set(name, dentry)
    return dentry
  }

  /** Marks the entry of this name as deleted; the next {@link child} asks the inode again. */
  forget(name: string): void {
    const child = this.#children?.get(name)
    if (!child) return
    child.#deleted = true
    this.#children?.delete(name)
  }

  /** Forgets names that went away by themselves, now and then, so that they do not pile up. */
  #prune(): void {
    const children = this.#children
    if (!children || children.size < this.#pruneAt) return
    for (const [name, { inode }] of children) if (this.inode.lookup(name) !== inode) this.forget(name)
    this.#pruneAt = Math.max(children.size * 2, FIRST_PRUNE)
  }

  /** Follows a rename: this entry now has another name, and what had that name is deleted. */
  moveTo(parent: Dentry, name: string): void {
    parent.forget(name)
    const previous = this.#parent
    if (previous) previous.#children?.delete(this.#name)
    this.#parent = parent
    this.#name = name
    parent.#children ??= new Map()
    parent.#children.set(name, this)
  }

  isWithin(ancestor: Dentry): boolean {
    for (let dentry: Dentry | undefined = this; dentry; dentry = dentry.#parent) {
      if (dentry === ancestor) return true
    }
    return false
  }

  /** The path from the root of the file system, `/` first. */
  get path(): string {
    if (!this.#parent) return '/'
    let text = ''
    for (let dentry: Dentry = this; dentry.#parent; dentry = dentry.#parent) text = `/${dentry.#name}${text}`
    return text
  }
}
