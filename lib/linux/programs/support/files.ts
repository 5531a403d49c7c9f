import { concat, EMPTY } from '../../../base/bytes'
import { Errno, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import type { Stat } from '../../vfs/stat'
import { decodeText } from './text'

/** What programs read at once. */
export const CHUNK = 65_536

/** Chunks that are read without asking for more memory. */
const SMALL = 8

/** A whole file. @throws Errno */
export function* readFile(sys: Syscalls, path: string): Blocking<Uint8Array> {
  const fd = yield* sys.open(path, { access: 'read' })
  try {
    return yield* readToEnd(sys, fd)
  } finally {
    sys.close(fd)
  }
}

export function* readToEnd(sys: Syscalls, fd: number): Blocking<Uint8Array> {
  const chunks: Uint8Array[] = []
  for (;;) {
    const chunk = yield* sys.read(fd, CHUNK)
    if (chunk.length === 0) return concat(chunks.length === 0 ? [EMPTY] : chunks)
    // The same bytes again and again, as from /dev/zero, take the browser no memory.
    const previous = chunks.at(-1)
    chunks.push(previous && equalBytes(previous, chunk) ? previous : chunk)
    if (chunks.length > SMALL) yield* sys.mmap(chunk.length)
  }
}

/** A whole file as text; undefined when it cannot be read. */
export function* readTextIfAny(sys: Syscalls, path: string): Blocking<string | undefined> {
  try {
    return decodeText(yield* readFile(sys, path))
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

/** Opens an operand for reading; `-` is standard input. @throws Errno */
export function* openOperand({ sys, stdin }: Process, path: string): Blocking<number> {
  return path === '-' ? stdin.fd : yield* sys.open(path, { access: 'read' })
}

export function closeOperand({ sys, stdin }: Process, fd: number): void {
  if (fd !== stdin.fd) sys.close(fd)
}

/** A directory can be opened but not read, as read(2) reports. */
export function requireReadable(stat: Stat): void {
  if (stat.type === 'directory') throw new Errno('EISDIR')
}

/** stat(2), or undefined when it fails. */
export function statIfAny(sys: Syscalls, path: string, followLinks = true): Stat | undefined {
  try {
    return followLinks ? sys.stat(path) : sys.lstat(path)
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

/** `directory/name`, without doubling a slash. */
export const joinPath = (directory: string, name: string): string =>
  directory.endsWith('/') ? directory + name : `${directory}/${name}`

/** basename(1) of a path without regard to suffixes: `/` stays `/`. */
export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  if (trimmed === '') return path === '' ? '' : '/'
  return trimmed.slice(trimmed.lastIndexOf('/') + 1)
}

/** dirname(1). */
export function dirName(path: string): string {
  const trimmed = path.replace(/\/+$/, '')
  if (trimmed === '') return path.startsWith('/') ? '/' : '.'
  const slash = trimmed.lastIndexOf('/')
  if (slash < 0) return '.'
  return trimmed.slice(0, slash).replace(/\/+$/, '') || '/'
}

function equalBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false
  if (left.buffer === right.buffer && left.byteOffset === right.byteOffset) return true
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false
  return true
}
