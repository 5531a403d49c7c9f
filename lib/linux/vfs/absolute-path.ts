import { Errno } from '../kernel/errno'
import type { Path } from './path'

/** The absolute path of a place as a process with this root names it; undefined when it lies outside. */
export function placeOf(root: Path, { mount, dentry }: Path): string | undefined {
  let text = ''
  while (!(mount === root.mount && dentry === root.dentry)) {
    if (dentry === mount.root) {
      if (!mount.parent || !mount.mountpoint) return undefined
      dentry = mount.mountpoint
      mount = mount.parent
    } else {
      if (!dentry.parent) return undefined
      text = `/${dentry.name}${text}`
      dentry = dentry.parent
    }
  }
  return text === '' ? '/' : text
}

/** Whether `place` is `root` or lies below it. */
export function isReachable(root: Path, place: Path): boolean {
  return placeOf(root, place) !== undefined
}

/** What getcwd(2) answers. @throws ENOENT when the directory was removed */
export function absolutePath(root: Path, path: Path): string {
  if (path.dentry.deleted) throw new Errno('ENOENT')
  return placeOf(root, path) ?? `(unreachable)${toTop(path)}`
}

/** What the links under /proc/PID show: a removed file's path ends in ` (deleted)` (proc_pid_fd(5)). */
export function describePath(root: Path, path: Path): string {
  const { dentry } = path
  const name = dentry.inode.fs.dynamicName(dentry)
  if (name !== undefined) return name
  const text = placeOf(root, path) ?? toTop(path)
  return dentry.deleted ? `${text} (deleted)` : text
}

/** The path up to the top of the tree of mounts, wherever the reader's root is. */
function toTop({ mount, dentry }: Path): string {
  let text = ''
  for (;;) {
    if (dentry !== mount.root && dentry.parent) {
      text = `/${dentry.name}${text}`
      dentry = dentry.parent
    } else if (mount.parent && mount.mountpoint) {
      dentry = mount.mountpoint
      mount = mount.parent
    } else {
      return text === '' ? '/' : text
    }
  }
}
