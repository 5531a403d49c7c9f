import type { Nanoseconds } from '../../base/clock'

export type FileType = 'file' | 'directory' | 'symlink' | 'fifo' | 'socket' | 'character' | 'block'

/** What stat(2) tells about a file. */
export interface Stat {
  readonly dev: number
  readonly ino: number
  readonly type: FileType
  /** permission bits incl. setuid, setgid, sticky: 0 to 0o7777 */
  readonly mode: number
  readonly nlink: number
  readonly uid: number
  readonly gid: number
  /** device numbers of a character or block special file */
  readonly rdev?: { readonly major: number; readonly minor: number }
  /** bytes */
  readonly size: number
  /** 512-byte units */
  readonly blocks: number
  /** virtual times; may be negative for files older than the world */
  readonly atime: Nanoseconds
  readonly mtime: Nanoseconds
  readonly ctime: Nanoseconds
}

export interface DirectoryEntry {
  readonly name: string
  readonly ino: number
  readonly type: FileType
}
