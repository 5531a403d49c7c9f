import { Errno } from '../kernel/errno'
import type { Dentry } from './dentry'
import type { Path } from './path'
import { requireAccess } from './permission'
import { isMountpointHere, requireRemovable } from './remove'
import { type LastComponent, Walk, type Walker } from './walk'

/** rename(2), replacing what was there. @throws EXDEV between mounts, ENOTEMPTY, EISDIR, ENOTDIR, EINVAL, EBUSY, … */
export function rename(walker: Walker, from: string, to: string): void {
  const source = lastStep(walker, from)
  const target = lastStep(walker, to)
  if (source.directory.mount !== target.directory.mount) throw new Errno('EXDEV')
  if (isSpecial(source) || isSpecial(target)) throw new Errno('EBUSY')
  const { mount, dentry: directory } = source.directory
  if (mount.readOnly) throw new Errno('EROFS')
  const moved = source.walk.look(source.name)
  if (!moved) throw new Errno('ENOENT')
  const replaced = target.walk.look(target.name)
  const isDirectory = moved.inode.type === 'directory'
  if (!isDirectory && (source.trailingSlash || target.trailingSlash)) throw new Errno('ENOTDIR')
  const newDirectory = target.directory.dentry
  if (newDirectory.isWithin(moved)) throw new Errno('EINVAL')
  if (replaced && directory.isWithin(replaced)) throw new Errno('ENOTEMPTY')
  if (replaced?.inode === moved.inode) return
  requireRemovable(walker, source.directory, moved)
  requireRoomFor(walker, target.directory, replaced, isDirectory)
  // Its `..` changes too.
  if (isDirectory && newDirectory !== directory)
    requireAccess(walker.credentials, moved.inode, { write: true })
  if (isMountpointHere(mount, moved) || (replaced && isMountpointHere(mount, replaced)))
    throw new Errno('EBUSY')
  directory.inode.rename(source.name, newDirectory.inode, target.name)
  moved.moveTo(newDirectory, target.name)
}

interface LastStep extends LastComponent {
  readonly walk: Walk
  readonly directory: Path
}

function lastStep(walker: Walker, path: string): LastStep {
  const walk = new Walk(walker)
  const last = walk.toParent(path)
  return { ...last, walk, directory: walk.path }
}

function isSpecial({ name }: LastStep): boolean {
  return name === '' || name === '.' || name === '..'
}

function requireRoomFor(
  walker: Walker,
  directory: Path,
  replaced: Dentry | undefined,
  isDirectory: boolean,
): void {
  if (!replaced) {
    if (directory.dentry.deleted) throw new Errno('ENOENT')
    requireAccess(walker.credentials, directory.dentry.inode, { write: true, execute: true })
    return
  }
  requireRemovable(walker, directory, replaced)
  const replacesDirectory = replaced.inode.type === 'directory'
  if (isDirectory && !replacesDirectory) throw new Errno('ENOTDIR')
  if (!isDirectory && replacesDirectory) throw new Errno('EISDIR')
}
