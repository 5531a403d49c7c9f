import type { Nanoseconds } from '../../base/clock'
import { Errno } from '../kernel/errno'
import type { AttributeChange } from './inode'
import type { Path } from './path'
import { capableOver, isGroupMember, isOwnerOrCapable, permitted, requireAccess } from './permission'
import type { Walker } from './walk'

/** chmod(2) on a place already resolved. @throws EPERM, EROFS */
export function chmod({ credentials }: Walker, { mount, dentry: { inode } }: Path, mode: number): void {
  if (mount.readOnly) throw new Errno('EROFS')
  if (inode.type === 'symlink') throw new Errno('EOPNOTSUPP')
  if (!isOwnerOrCapable(credentials, inode)) throw new Errno('EPERM')
  const mayKeepSetgid = isGroupMember(credentials, inode.gid) || capableOver(credentials, inode, 'CAP_FSETID')
  inode.setAttributes({ mode: mode & (mayKeepSetgid ? 0o7777 : 0o5777) })
}

/** chown(2); -1 leaves an id as it is. Takes setuid and setgid away from executables. @throws EPERM, EROFS */
export function chown(
  { credentials }: Walker,
  { mount, dentry: { inode } }: Path,
  uid: number,
  gid: number,
): void {
  if (mount.readOnly) throw new Errno('EROFS')
  const isCapable = capableOver(credentials, inode, 'CAP_CHOWN')
  const isOwner = credentials.euid === inode.uid
  if (uid !== -1 && !isCapable && !(isOwner && uid === inode.uid)) throw new Errno('EPERM')
  if (gid !== -1 && !isCapable && !(isOwner && (gid === inode.gid || isGroupMember(credentials, gid)))) {
    throw new Errno('EPERM')
  }
  const change: AttributeChange = { uid: uid === -1 ? inode.uid : uid, gid: gid === -1 ? inode.gid : gid }
  if (inode.type === 'directory' || inode.type === 'symlink') inode.setAttributes(change)
  else inode.setAttributes({ ...change, mode: withoutPrivilege(inode.mode) })
}

/** The mode without setuid, and without setgid unless that only means mandatory locking (no group execute). */
export function withoutPrivilege(mode: number): number {
  return mode & ((mode & 0o010) !== 0 ? ~0o6000 : ~0o4000)
}

/** utimensat(2) with given times. @throws EPERM, EROFS */
export function utimens(
  { credentials }: Walker,
  { mount, dentry: { inode } }: Path,
  times: { readonly atime: Nanoseconds; readonly mtime: Nanoseconds },
): void {
  if (mount.readOnly) throw new Errno('EROFS')
  if (!isOwnerOrCapable(credentials, inode)) throw new Errno('EPERM')
  inode.setAttributes({ atime: times.atime, mtime: times.mtime })
}

/** utimensat(2) with UTIME_NOW for both: whoever may write may do this. @throws EACCES, EROFS */
export function touch(walker: Walker, { mount, dentry: { inode } }: Path): void {
  if (mount.readOnly) throw new Errno('EROFS')
  const { credentials } = walker
  if (credentials.euid !== inode.uid && !permitted(credentials, inode, { write: true }))
    throw new Errno('EACCES')
  inode.setAttributes({ atime: walker.now(), mtime: walker.now() })
}

/** truncate(2). @throws EISDIR, EINVAL, EACCES, EROFS, ENOSPC */
export function truncate({ credentials }: Walker, { mount, dentry: { inode } }: Path, size: number): void {
  if (inode.type === 'directory') throw new Errno('EISDIR')
  if (inode.type !== 'file' || size < 0) throw new Errno('EINVAL')
  requireAccess(credentials, inode, { write: true })
  if (mount.readOnly) throw new Errno('EROFS')
  inode.truncate(size)
}
