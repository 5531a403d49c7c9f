import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { readFile, writeFile } from './files'

/** Copies everything in a directory into another, with owners, modes and times; the target directory takes the source's too. */
export function* copyTree(sys: Syscalls, from: string, to: string): Blocking<void> {
  for (const { name, type } of sys.getdents(from)) {
    const source = `${from}/${name}`
    const target = `${to}/${name}`
    if (type === 'symlink') {
      sys.symlink(sys.readlink(source), target)
    } else if (type === 'directory') {
      sys.mkdir(target)
      yield* copyTree(sys, source, target)
    } else if (type === 'file') {
      yield* writeFile(sys, target, yield* readFile(sys, source))
      copyAttributes(sys, source, target)
    } else if (type !== 'socket') {
      const { mode, rdev } = sys.lstat(source)
      sys.mknod(target, type, mode, rdev)
    }
  }
  copyAttributes(sys, from, to)
}

function copyAttributes(sys: Syscalls, from: string, to: string): void {
  const { mode, uid, gid, atime, mtime } = sys.lstat(from)
  sys.chown(to, uid, gid)
  sys.chmod(to, mode)
  sys.utimens(to, { atime, mtime })
}
