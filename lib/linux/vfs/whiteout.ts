import type { Inode, InodeInit } from './inode'

const OPAQUE = 'trusted.overlay.opaque'

/** What an upper directory holds in place of a removed name: a character device 0:0 (Documentation/filesystems/overlayfs.rst). */
export const whiteoutInit: InodeInit = {
  type: 'character',
  mode: 0,
  uid: 0,
  gid: 0,
  rdev: { major: 0, minor: 0 },
}

export function isWhiteout({ type, rdev }: Inode): boolean {
  return type === 'character' && rdev?.major === 0 && rdev.minor === 0
}

/** Whether a directory hides those of the same name below it instead of merging with them. */
export function isOpaque(directory: Inode): boolean {
  return directory.getXattr(OPAQUE) === 'y'
}

export function makeOpaque(directory: Inode): void {
  directory.setXattr(OPAQUE, 'y')
}
