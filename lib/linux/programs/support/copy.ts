import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { CHUNK } from './files'

/** What of a file's attributes its copy keeps. */
export interface Preserve {
  readonly mode: boolean
  readonly ownership: boolean
  readonly timestamps: boolean
}

/** Copies the bytes of one regular file to a path that may exist. @throws Errno */
export function* copyContent({ sys }: Process, from: string, to: string, mode: number): Blocking<void> {
  const source = yield* sys.open(from, { access: 'read' })
  try {
    const target = yield* sys.open(to, { access: 'write', create: true, truncate: true }, mode)
    try {
      for (;;) {
        const chunk = yield* sys.read(source, CHUNK)
        if (chunk.length === 0) return
        yield* sys.write(target, chunk)
        yield* sys.schedYield()
      }
    } finally {
      sys.close(target)
    }
  } finally {
    sys.close(source)
  }
}

/** Makes a link, fifo or device like the one described. @throws Errno */
export function copySpecial({ sys }: Process, from: string, to: string, stat: Stat): void {
  if (stat.type === 'symlink') sys.symlink(sys.readlink(from), to)
  else if (stat.type === 'fifo' || stat.type === 'character' || stat.type === 'block')
    sys.mknod(to, stat.type, stat.mode, stat.rdev)
  else sys.mknod(to, 'file', stat.mode)
}

/** Gives a copy the attributes that are kept; the owner only as far as one may. */
export function copyAttributes({ sys }: Process, to: string, stat: Stat, preserve: Preserve): void {
  const isLink = stat.type === 'symlink'
  if (preserve.ownership) {
    try {
      sys.chown(to, stat.uid, stat.gid, { noFollow: true })
    } catch (error) {
      if (!isErrno(error, 'EPERM')) throw error
    }
  }
  if (preserve.mode && !isLink) sys.chmod(to, stat.mode)
  if (preserve.timestamps) sys.utimens(to, { atime: stat.atime, mtime: stat.mtime }, { noFollow: isLink })
}
