import { concat } from '../../base/bytes'
import { isErrno } from '../../linux/kernel/errno'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'

/** Everything a descriptor still has to give. */
export function* readAll(sys: Syscalls, fd: number): Blocking<Uint8Array> {
  const parts: Uint8Array[] = []
  for (;;) {
    const bytes = yield* sys.read(fd, 65_536)
    if (bytes.length === 0) return concat(parts)
    parts.push(bytes)
  }
}

/** A file's content; undefined when there is none. @throws Errno other than ENOENT and ENOTDIR */
export function* readFile(sys: Syscalls, path: string): Blocking<Uint8Array | undefined> {
  try {
    const fd = yield* sys.open(path, { access: 'read', closeOnExec: true })
    try {
      return yield* readAll(sys, fd)
    } finally {
      sys.close(fd)
    }
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

/** Replaces a file's content. @throws Errno */
export function* writeFile(sys: Syscalls, path: string, content: Uint8Array, mode = 0o644): Blocking<void> {
  const fd = yield* sys.open(path, { access: 'write', create: true, truncate: true, closeOnExec: true }, mode)
  try {
    yield* sys.write(fd, content)
  } finally {
    sys.close(fd)
  }
}

/** Creates a directory and those above it that are missing. @throws Errno */
export function makeDirectories(sys: Syscalls, path: string, mode = 0o755): void {
  const parts = path.split('/').filter((part) => part !== '')
  let current = path.startsWith('/') ? '' : '.'
  for (const part of parts) {
    current += `/${part}`
    try {
      sys.mkdir(current, mode)
    } catch (error) {
      if (!isErrno(error, 'EEXIST')) throw error
    }
  }
}

/** Whether something is at this path. */
export function exists(sys: Syscalls, path: string): boolean {
  try {
    sys.stat(path)
    return true
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

/** The text of a failed system call as Go's os package words it: `open /x: no such file or directory`. */
export function pathError(operation: string, path: string, error: unknown): Error {
  if (!isErrno(error)) throw error
  return new Error(`${operation} ${path}: ${goErrno(error.message)}`)
}

/** strerror(3) in Go's lower case. */
export function goErrno(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

/** An absolute path without `.` and `..`, from the working directory. */
export function absolutePath(sys: Syscalls, path: string): string {
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${sys.getcwd()}/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
