import { concat, decode, encode } from '../../base/bytes'
import { isErrno } from '../../linux/kernel/errno'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'

const CHUNK = 65_536

export function* readFile(sys: Syscalls, path: string): Blocking<Uint8Array> {
  const fd = yield* sys.open(path, { access: 'read', closeOnExec: true })
  try {
    const chunks: Uint8Array[] = []
    for (;;) {
      const chunk = yield* sys.read(fd, CHUNK)
      if (chunk.length === 0) return concat(chunks)
      chunks.push(chunk)
    }
  } finally {
    sys.close(fd)
  }
}

/** The text of a file; undefined when there is none. */
export function* readTextIfPresent(sys: Syscalls, path: string): Blocking<string | undefined> {
  try {
    return decode(yield* readFile(sys, path))
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

/** Replaces a file's content, making the file when it is missing. */
export function* writeFile(
  sys: Syscalls,
  path: string,
  content: string | Uint8Array,
  mode = 0o644,
): Blocking<void> {
  const fd = yield* sys.open(path, { access: 'write', create: true, truncate: true, closeOnExec: true }, mode)
  try {
    yield* sys.write(fd, typeof content === 'string' ? encode(content) : content)
  } finally {
    sys.close(fd)
  }
}

export function exists(sys: Syscalls, path: string): boolean {
  try {
    sys.lstat(path)
    return true
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}

/** Makes a directory and those above it that are missing. @throws Errno ENOTDIR when a file is in the way */
export function mkdirAll(sys: Syscalls, path: string, mode = 0o755): void {
  if (path === '/' || path === '') return
  try {
    if (sys.stat(path).type === 'directory') return
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
    mkdirAll(sys, path.slice(0, path.lastIndexOf('/')), mode)
    makeDirectory(sys, path, mode)
    return
  }
  sys.getdents(path)
}

function makeDirectory(sys: Syscalls, path: string, mode: number): void {
  try {
    sys.mkdir(path, mode)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  }
}

/** Removes a file or a whole directory; nothing there is fine. */
export function removeAll(sys: Syscalls, path: string): void {
  try {
    if (sys.lstat(path).type !== 'directory') {
      sys.unlink(path)
      return
    }
    for (const { name } of sys.getdents(path)) removeAll(sys, `${path}/${name}`)
    sys.rmdir(path)
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'ENOTDIR')) throw error
  }
}

/** Bytes of the regular files in a tree; a file with several names counts once. */
export function treeSize(sys: Syscalls, path: string, counted = new Set<number>()): number {
  const { type, size, ino, nlink } = sys.lstat(path)
  if (type === 'directory') {
    return sys
      .getdents(path)
      .reduce((total, { name }) => total + treeSize(sys, `${path}/${name}`, counted), 0)
  }
  if ((type !== 'file' && type !== 'symlink') || counted.has(ino)) return 0
  if (nlink > 1) counted.add(ino)
  return size
}
