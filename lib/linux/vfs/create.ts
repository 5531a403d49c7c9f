import { Errno } from '../kernel/errno'
import type { DeviceNumber } from './device-number'
import type { InodeInit } from './inode'
import type { Path } from './path'
import { isOwnerOrCapable, permitted, requireAccess } from './permission'
import type { FileType } from './stat'
import { resolve, Walk, type Walker } from './walk'

type NewFile = Pick<InodeInit, 'type' | 'mode' | 'rdev' | 'target'>

/** Makes a file in a directory the walker may write, owned by it. @throws EEXIST, ENOENT, EACCES, EROFS, ENOSPC */
export function createIn(walker: Walker, directory: Path, name: string, file: NewFile): Path {
  requireNewName(walker, directory, name)
  const parent = directory.dentry.inode
  const inherits = (parent.mode & 0o2000) !== 0
  const mode = inherits && file.type === 'directory' ? file.mode | 0o2000 : file.mode
  const gid = inherits ? parent.gid : walker.credentials.egid
  parent.create(name, { ...file, mode, uid: walker.credentials.euid, gid })
  const dentry = directory.dentry.child(name)
  if (!dentry) throw new Errno('ENOENT')
  return { mount: directory.mount, dentry }
}

export function mkdir(walker: Walker, path: string, mode = 0o777, umask = 0o022): void {
  const { directory, name } = newName(walker, path, { isDirectory: true })
  createIn(walker, directory, name, { type: 'directory', mode: mode & 0o1777 & ~umask })
}

export function symlink(walker: Walker, target: string, path: string): void {
  if (target === '') throw new Errno('ENOENT')
  const { directory, name } = newName(walker, path)
  createIn(walker, directory, name, { type: 'symlink', mode: 0o777, target })
}

/** mknod(2), and how bind(2) makes the name of a unix socket. */
export function mknod(
  walker: Walker,
  path: string,
  type: Exclude<FileType, 'directory' | 'symlink'>,
  mode: number,
  umask: number,
  rdev?: DeviceNumber,
): Path {
  const { directory, name } = newName(walker, path)
  const isDevice = type === 'character' || type === 'block'
  if (isDevice && !isWhiteout(type, rdev) && !walker.credentials.effective.has('CAP_MKNOD'))
    throw new Errno('EPERM')
  const file = { type, mode: mode & 0o7777 & ~umask }
  return createIn(walker, directory, name, rdev && isDevice ? { ...file, rdev } : file)
}

/** link(2): another name for an existing file; a symbolic link itself is linked, not what it points to. */
export function link(walker: Walker, existing: string, path: string): void {
  const source = resolve(walker, existing, { follow: false })
  const { directory, name } = newName(walker, path)
  if (directory.mount !== source.mount) throw new Errno('EXDEV')
  const { inode } = source.dentry
  if (!isSafeToLink(walker, source)) throw new Errno('EPERM')
  requireNewName(walker, directory, name)
  if (inode.type === 'directory') throw new Errno('EPERM')
  if (inode.nlink === 0) throw new Errno('ENOENT')
  directory.dentry.inode.link(name, inode)
}

function newName(
  walker: Walker,
  path: string,
  { isDirectory = false } = {},
): { directory: Path; name: string } {
  const walk = new Walk(walker)
  const { name, trailingSlash } = walk.toParent(path)
  if (name === '' || name === '.' || name === '..') throw new Errno('EEXIST')
  const directory = walk.path
  if (walk.look(name)) throw new Errno('EEXIST')
  if (trailingSlash && !isDirectory) throw new Errno('ENOENT')
  return { directory, name }
}

function requireNewName(walker: Walker, { mount, dentry }: Path, name: string): void {
  if (dentry.child(name)) throw new Errno('EEXIST')
  if (mount.readOnly) throw new Errno('EROFS')
  if (dentry.deleted) throw new Errno('ENOENT')
  requireAccess(walker.credentials, dentry.inode, { write: true, execute: true })
}

/** The rule of fs.protected_hardlinks (proc_sys_fs(5)): whoever links a file could as well write it. */
function isSafeToLink({ credentials }: Walker, { mount, dentry: { inode } }: Path): boolean {
  if (mount.vfs.protections.hardlinks === 0 || isOwnerOrCapable(credentials, inode)) return true
  const isSpecial = inode.type !== 'file' || (inode.mode & 0o4000) !== 0 || (inode.mode & 0o2010) === 0o2010
  return !isSpecial && permitted(credentials, inode, { read: true, write: true })
}

/** Overlay file systems mark removed names by devices 0:0, which anyone may make. */
function isWhiteout(type: FileType, rdev: DeviceNumber | undefined): boolean {
  return type === 'character' && rdev?.major === 0 && rdev.minor === 0
}
