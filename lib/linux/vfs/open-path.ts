import { Errno } from '../kernel/errno'
import type { OpenFlags } from '../kernel/open-file'
import { createIn } from './create'
import type { Dentry } from './dentry'
import type { Inode } from './inode'
import type { Path } from './path'
import { type AccessMode, permitted, requireAccess } from './permission'
import { Walk, type Walker } from './walk'

/** Makes sure of everything open(2) promises about a path: finds or creates the file, checks access, truncates. @throws Errno as open(2) */
export function openPath(walker: Walker, path: string, flags: OpenFlags, mode = 0o666, umask = 0o022): Path {
  const { place, created } = flags.create
    ? findOrCreate(walker, path, flags, mode & ~umask)
    : find(walker, path, flags)
  if (flags.access === 'path') return place
  const { inode } = place.dentry
  if (inode.type === 'symlink') throw new Errno('ELOOP')
  if (flags.directory && inode.type !== 'directory') throw new Errno('ENOTDIR')
  if (created) return place
  checkOpen(walker, place, flags)
  if (flags.truncate && inode.type === 'file') inode.truncate(0)
  return place
}

function find(walker: Walker, path: string, flags: OpenFlags): { place: Path; created: false } {
  const walk = new Walk(walker)
  walk.toEnd(path, !flags.noFollow)
  return { place: walk.path, created: false }
}

/** With O_CREAT a dangling symbolic link is followed to where it leads, and the file made there. */
function findOrCreate(
  walker: Walker,
  path: string,
  flags: OpenFlags,
  mode: number,
): { place: Path; created: boolean } {
  const walk = new Walk(walker)
  const follow = !flags.noFollow && !flags.exclusive
  let rest: string | undefined = path
  while (rest !== undefined) {
    const { name, trailingSlash } = walk.toParent(rest)
    const isSpecial = name === '' || name === '.' || name === '..'
    if (isSpecial && flags.exclusive) throw new Errno('EEXIST')
    if (isSpecial || trailingSlash) throw new Errno('EISDIR')
    const directory = walk.path
    const existing: Dentry | undefined = walk.look(name)
    if (!existing) return { place: createIn(walker, directory, name, { type: 'file', mode }), created: true }
    if (flags.exclusive) throw new Errno('EEXIST')
    walk.step(name)
    if (walk.dentry.inode.type !== 'symlink' || !follow) {
      requireTrusted(walker, directory, walk.dentry.inode)
      break
    }
    rest = walk.enterLink(directory)
  }
  if (walk.dentry.inode.type === 'directory') throw new Errno('EISDIR')
  return { place: walk.path, created: false }
}

function checkOpen(walker: Walker, { mount, dentry: { inode } }: Path, flags: OpenFlags): void {
  const read = flags.access !== 'write'
  const write = flags.access !== 'read' || flags.truncate === true
  if (write && inode.type === 'directory') throw new Errno('EISDIR')
  const isDevice = inode.type === 'character' || inode.type === 'block'
  if (isDevice && mount.flags.noDev) throw new Errno('EACCES')
  const changesFileSystem = inode.type === 'file' || inode.type === 'directory'
  if (write && changesFileSystem && mount.fs.readOnly) throw new Errno('EROFS')
  requireAccess(walker.credentials, inode, { read, write })
  if (write && changesFileSystem && mount.readOnly) throw new Errno('EROFS')
  if (write) inode.prepareWrite()
}

/** The rules of fs.protected_regular and fs.protected_fifos (proc_sys_fs(5)): O_CREAT on a stranger's file in a sticky directory. */
function requireTrusted({ credentials }: Walker, { mount, dentry }: Path, file: Inode): void {
  const { mode, uid } = dentry.inode
  const { regular, fifos } = mount.vfs.protections
  const level = file.type === 'file' ? regular : file.type === 'fifo' ? fifos : 0
  if (level === 0 || (mode & 0o1000) === 0 || file.uid === uid || file.uid === credentials.euid) return
  const isShared = (mode & 0o002) !== 0 || (level > 1 && (mode & 0o020) !== 0)
  if (isShared) throw new Errno('EACCES')
}

/** access(2) for the real rather than the effective ids is the caller's business: it passes them as credentials. */
export function isAccessible(walker: Walker, { mount, dentry: { inode } }: Path, mode: AccessMode): boolean {
  return (
    permitted(walker.credentials, inode, mode) &&
    !(mode.execute && inode.type === 'file' && mount.flags.noExec)
  )
}
