import { SECOND } from '../../../base/clock'
import type { TarEntry } from '../../../base/tar/entry'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { makeDirectories, writeFile } from '../files'

/** Unpacks an archive into a directory of this machine; the files become those of whoever runs this. @throws Error, Errno */
export function* unpackHere(
  sys: Syscalls,
  directory: string,
  entries: readonly TarEntry[],
  takesOwners: boolean,
): Blocking<void> {
  const base = directory.replace(/\/\.?$/, '')
  for (const entry of entries) {
    const path = `${base}/${entry.path}`.replace(/\/\.(?=\/|$)/g, '')
    if (path === base) continue
    makeDirectories(sys, path.slice(0, path.lastIndexOf('/')))
    makeRoom(sys, path, directory, entry)
    yield* create(sys, path, base, entry)
    if (entry.type === 'hard-link') continue
    if (takesOwners) sys.chown(path, entry.uid, entry.gid, { noFollow: true })
    if (entry.type !== 'symlink') sys.chmod(path, entry.mode)
    const now = sys.realtime(0)
    const time = (entry.mtime - now.seconds) * SECOND - now.nanoseconds
    sys.utimens(path, { atime: time, mtime: time }, { noFollow: true })
  }
}

/** A directory and something else do not replace each other. */
function makeRoom(sys: Syscalls, path: string, directory: string, { type }: TarEntry): void {
  try {
    const was = sys.lstat(path).type === 'directory'
    const becomes = type === 'directory'
    if (was !== becomes) {
      const [old, fresh] = was ? ['directory', 'non-directory'] : ['non-directory', 'directory']
      throw new Error(
        `cannot overwrite ${old} ${JSON.stringify(path)} with ${fresh} ${JSON.stringify(directory)}`,
      )
    }
    if (!was) sys.unlink(path)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
}

function* create(sys: Syscalls, path: string, base: string, entry: TarEntry): Blocking<void> {
  const { type, mode, content, target = '', rdev } = entry
  if (type === 'file') yield* writeFile(sys, path, content, mode)
  else if (type === 'directory') makeDirectories(sys, path, mode)
  else if (type === 'symlink') sys.symlink(target, path)
  else if (type === 'hard-link') sys.link(`${base}/${target}`, path)
  else sys.mknod(path, type, mode, rdev)
}
