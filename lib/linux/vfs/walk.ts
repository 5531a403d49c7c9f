import { encode } from '../../base/bytes'
import type { Nanoseconds } from '../../base/clock'
import type { Credentials } from '../kernel/credentials'
import { Errno } from '../kernel/errno'
import type { Dentry } from './dentry'
import type { Mount } from './mount'
import type { Path } from './path'
import { isSearchable } from './permission'

/** Who walks, and from where: a process, or the kernel on behalf of one. */
export interface Walker {
  readonly root: Path
  readonly cwd: Path
  readonly credentials: Credentials
  now(): Nanoseconds
}

/** The last component of a path; empty for `/`, and possibly `.` or `..`. */
export interface LastComponent {
  readonly name: string
  readonly trailingSlash: boolean
}

const PATH_MAX = 4096
const NAME_MAX = 255
const MAX_LINKS = 40
const SLASH = 47

/** One path resolution under way (path_resolution(7)): a position, and the symbolic links followed so far. */
export class Walk {
  mount: Mount
  dentry: Dentry
  #links = 0

  constructor(
    readonly walker: Walker,
    start: Path = walker.cwd,
  ) {
    this.mount = start.mount
    this.dentry = start.dentry
  }

  get path(): Path {
    return { mount: this.mount, dentry: this.dentry }
  }

  /** Walks all of a path. A trailing slash asks for a directory. */
  toEnd(path: string, follow: boolean, isTrailing = true): void {
    const { name, trailingSlash } = this.toParent(path)
    if (name === '') return
    const directory = this.path
    this.step(name)
    if (follow || trailingSlash) this.#followLink(directory, isTrailing)
    if (trailingSlash && this.dentry.inode.type !== 'directory') throw new Errno('ENOTDIR')
  }

  /** Walks to the directory of a path's last component, and names that component. */
  toParent(path: string): LastComponent {
    if (path === '') throw new Errno('ENOENT')
    if (isLongerThan(path, PATH_MAX - 1)) throw new Errno('ENAMETOOLONG')
    let at = 0
    if (path.charCodeAt(0) === SLASH) {
      this.mount = this.walker.root.mount
      this.dentry = this.walker.root.dentry
      at = 1
    }
    let name = ''
    let trailingSlash = true
    while (at < path.length) {
      let end = path.indexOf('/', at)
      trailingSlash = end >= 0
      if (end < 0) end = path.length
      if (end > at) {
        if (name !== '') this.#enter(name)
        name = path.slice(at, end)
      }
      at = end + 1
    }
    this.#requireSearchable()
    return { name, trailingSlash: trailingSlash && name !== '' }
  }

  /** Goes to a name in the current directory and to the top of what is mounted there; follows no link. */
  step(name: string): void {
    const next = this.look(name)
    if (!next) throw new Errno('ENOENT')
    if (next === this.dentry) return
    this.dentry = next
    this.#descend()
  }

  /** The entry of a name in the current directory, which {@link toParent} has found searchable; `.` and `..` go there at once. */
  look(name: string): Dentry | undefined {
    if (name === '.') return this.dentry
    if (name === '..') {
      this.#ascend()
      return this.dentry
    }
    if (isLongerThan(name, NAME_MAX)) throw new Errno('ENAMETOOLONG')
    return this.dentry.child(name)
  }

  #followLink(directory: Path, isTrailing: boolean): void {
    const link = this.enterLink(directory, isTrailing)
    if (link !== undefined) this.toEnd(link, true, isTrailing)
  }

  /**
   * From a symbolic link found in `directory`, steps back there and gives the link's text; a magic link is followed at
   * once. Undefined: nothing left to walk. @throws ELOOP, EACCES
   */
  enterLink(directory: Path, isTrailing = true): string | undefined {
    const { inode } = this.dentry
    if (inode.type !== 'symlink') return undefined
    if (++this.#links > MAX_LINKS) throw new Errno('ELOOP')
    if (isTrailing && isUntrustedLink(this.walker.credentials, directory, this.dentry))
      throw new Errno('EACCES')
    const jump = inode.jump()
    if (jump) {
      this.mount = jump.mount
      this.dentry = jump.dentry
      return undefined
    }
    const target = inode.readlink()
    inode.recordAccess(this.walker.now())
    this.mount = directory.mount
    this.dentry = directory.dentry
    return target
  }

  #enter(name: string): void {
    const { mount, dentry } = this
    this.#requireSearchable()
    this.step(name)
    if (this.dentry.inode.type === 'symlink') this.#followLink({ mount, dentry }, false)
  }

  /** Every component, the last one too, asks for search permission on the directory it is in. */
  #requireSearchable(): void {
    const { inode } = this.dentry
    if (inode.type !== 'directory') throw new Errno('ENOTDIR')
    if (!isSearchable(this.walker.credentials, inode)) throw new Errno('EACCES')
  }

  #descend(): void {
    while (this.dentry.mounts) {
      const mounted = this.mount.children.get(this.dentry)
      if (!mounted) return
      this.mount = mounted
      this.dentry = mounted.root
    }
  }

  #ascend(): void {
    const { root } = this.walker
    while (!(this.dentry === root.dentry && this.mount === root.mount)) {
      if (this.dentry !== this.mount.root) {
        this.dentry = this.dentry.parent ?? this.dentry
        break
      }
      const { parent, mountpoint } = this.mount
      if (!parent || !mountpoint) break
      this.mount = parent
      this.dentry = mountpoint
    }
    this.#descend()
  }
}

/** The place a path names. @throws ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG */
export function resolve(
  walker: Walker,
  path: string,
  { follow = true }: { readonly follow?: boolean } = {},
): Path {
  const walk = new Walk(walker)
  walk.toEnd(path, follow)
  return walk.path
}

/** The directory of a path's last component, which need not exist. @throws as {@link resolve} */
export function resolveParent(walker: Walker, path: string): LastComponent & { readonly parent: Path } {
  const walk = new Walk(walker)
  const last = walk.toParent(path)
  return { ...last, parent: walk.path }
}

function isLongerThan(text: string, limit: number): boolean {
  // A UTF-16 unit takes at most three bytes of UTF-8.
  return text.length > limit || (text.length * 3 > limit && encode(text).length > limit)
}

/** The rule of fs.protected_symlinks (proc_sys_fs(5)): in a sticky directory that all may write, links of strangers lead nowhere. */
function isUntrustedLink({ euid }: Credentials, { mount, dentry }: Path, link: Dentry): boolean {
  const directory = dentry.inode
  if (euid === link.inode.uid || (directory.mode & 0o1002) !== 0o1002) return false
  return directory.uid !== link.inode.uid && mount.vfs.protections.symlinks > 0
}
