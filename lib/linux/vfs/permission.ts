import type { Capability } from '../kernel/capabilities'
import type { Credentials } from '../kernel/credentials'
import { Errno } from '../kernel/errno'
import { isMapped } from './id-map'
import type { Inode } from './inode'

/** What is asked of a file: any combination; nothing asked is always granted. */
export interface AccessMode {
  readonly read?: boolean
  readonly write?: boolean
  readonly execute?: boolean
}

const READ = 4
const WRITE = 2
const EXECUTE = 1

export function isGroupMember({ egid, groups }: Credentials, gid: number): boolean {
  return egid === gid || groups.includes(gid)
}

/** Whether a capability may be used on this inode: its owners must have a number in the user namespace of the capability. */
export function capableOver(credentials: Credentials, inode: Inode, capability: Capability): boolean {
  if (!credentials.effective.has(capability)) return false
  const { userNamespace } = credentials
  if (!userNamespace) return true
  return isMapped(userNamespace.uidMap, inode.uid) && isMapped(userNamespace.gidMap, inode.gid)
}

/** Owner of the file, or CAP_FOWNER: who may chmod it, set its times, remove it from a sticky directory. */
export function isOwnerOrCapable(credentials: Credentials, inode: Inode): boolean {
  return credentials.euid === inode.uid || capableOver(credentials, inode, 'CAP_FOWNER')
}

/** Whether the mode bits, or failing them a capability, allow the access (path_resolution(7), "Permissions"). */
export function permitted(
  credentials: Credentials,
  inode: Inode,
  { read, write, execute }: AccessMode,
): boolean {
  return allows(credentials, inode, (read ? READ : 0) | (write ? WRITE : 0) | (execute ? EXECUTE : 0))
}

/** @throws EACCES */
export function requireAccess(credentials: Credentials, inode: Inode, mode: AccessMode): void {
  if (!permitted(credentials, inode, mode)) throw new Errno('EACCES')
}

/** Whether a directory may be walked through. */
export function isSearchable(credentials: Credentials, directory: Inode): boolean {
  return allows(credentials, directory, EXECUTE)
}

function allows(credentials: Credentials, inode: Inode, wanted: number): boolean {
  const { mode } = inode
  let granted = mode & 7
  if (credentials.euid === inode.uid) granted = (mode >> 6) & 7
  else if (isGroupMember(credentials, inode.gid)) granted = (mode >> 3) & 7
  if ((granted & wanted) === wanted) return true
  const readsOnly = (wanted & WRITE) === 0
  if (inode.type === 'directory') {
    if (readsOnly && capableOver(credentials, inode, 'CAP_DAC_READ_SEARCH')) return true
    return capableOver(credentials, inode, 'CAP_DAC_OVERRIDE')
  }
  if (wanted === READ && capableOver(credentials, inode, 'CAP_DAC_READ_SEARCH')) return true
  const executableByNobody = (wanted & EXECUTE) !== 0 && (mode & 0o111) === 0
  return !executableByNobody && capableOver(credentials, inode, 'CAP_DAC_OVERRIDE')
}
