import { Errno } from '../kernel/errno'
import type { Dentry } from './dentry'
import type { Path } from './path'
import { capableOver, requireAccess } from './permission'
import { Walk, type Walker } from './walk'

/** unlink(2). @throws EISDIR, EPERM (sticky), EBUSY, EROFS, EACCES */
export function unlink(walker: Walker, path: string): void {
  const walk = new Walk(walker)
  const { name, trailingSlash } = walk.toParent(path)
  if (name === '' || name === '.' || name === '..') throw new Errno('EISDIR')
  const { mount, dentry: directory } = walk
  const victim = existing(walk, name)
  if (trailingSlash) throw new Errno(victim.inode.type === 'directory' ? 'EISDIR' : 'ENOTDIR')
  requireRemovable(walker, { mount, dentry: directory }, victim)
  if (victim.inode.type === 'directory') throw new Errno('EISDIR')
  if (isMountpointHere(mount, victim)) throw new Errno('EBUSY')
  directory.inode.unlink(name)
  directory.forget(name)
}

/** rmdir(2). @throws ENOTEMPTY, EINVAL for `.`, EBUSY, EPERM (sticky), EROFS, EACCES */
export function rmdir(walker: Walker, path: string): void {
  const walk = new Walk(walker)
  const { name } = walk.toParent(path)
  if (name === '') throw new Errno('EBUSY')
  if (name === '.') throw new Errno('EINVAL')
  if (name === '..') throw new Errno('ENOTEMPTY')
  const { mount, dentry: directory } = walk
  const victim = existing(walk, name)
  requireRemovable(walker, { mount, dentry: directory }, victim)
  if (victim.inode.type !== 'directory') throw new Errno('ENOTDIR')
  if (isMountpointHere(mount, victim)) throw new Errno('EBUSY')
  directory.inode.rmdir(name)
  directory.forget(name)
}

function existing(walk: Walk, name: string): Dentry {
  const victim = walk.look(name)
  if (!victim) throw new Errno('ENOENT')
  return victim
}

/** Whether a name may be taken out of a directory: write access, and in a sticky one ownership of either. */
export function requireRemovable({ credentials }: Walker, { mount, dentry }: Path, victim: Dentry): void {
  if (mount.readOnly) throw new Errno('EROFS')
  const directory = dentry.inode
  requireAccess(credentials, directory, { write: true, execute: true })
  const isSticky = (directory.mode & 0o1000) !== 0
  if (!isSticky || victim.inode.uid === credentials.euid || directory.uid === credentials.euid) return
  if (!capableOver(credentials, victim.inode, 'CAP_FOWNER')) throw new Errno('EPERM')
}

/** Whether something is mounted on a name in the namespace of `mount`. */
export function isMountpointHere({ namespace }: Path['mount'], dentry: Dentry): boolean {
  if (!dentry.mounts) return false
  for (const mount of dentry.mounts) if (mount.namespace === namespace) return true
  return false
}
