import { isErrno } from '../../../kernel/errno'
import type { Syscalls } from '../../../kernel/syscalls'
import type { FileType, Stat } from '../../../vfs/stat'

const types: Readonly<Record<string, FileType>> = {
  '-f': 'file',
  '-d': 'directory',
  '-p': 'fifo',
  '-S': 'socket',
  '-b': 'block',
  '-c': 'character',
}

const bits: Readonly<Record<string, number>> = { '-u': 0o4000, '-g': 0o2000, '-k': 0o1000 }

export const fileOperators: ReadonlySet<string> = new Set(
  [...Object.keys(types), ...Object.keys(bits), ...'aehLrwxsOGNt'].map((name) =>
    name.startsWith('-') ? name : `-${name}`,
  ),
)

/** The file tests of test(1). */
export function testFile(sys: Syscalls, operator: string, path: string): boolean {
  if (operator === '-t') return /^\s*\d+\s*$/.test(path) && isTerminal(sys, Number(path))
  const isLink = operator === '-h' || operator === '-L'
  const stat = statOf(sys, path, isLink)
  if (!stat) return false
  if (isLink) return stat.type === 'symlink'
  const type = types[operator]
  if (type) return stat.type === type
  const bit = bits[operator]
  if (bit) return (stat.mode & bit) !== 0
  switch (operator) {
    case '-r':
      return sys.access(path, { read: true })
    case '-w':
      return sys.access(path, { write: true })
    case '-x':
      return sys.access(path, { execute: true })
    case '-s':
      return stat.size > 0
    case '-O':
      return stat.uid === sys.geteuid()
    case '-G':
      return stat.gid === sys.getegid()
    case '-N':
      return stat.mtime > stat.atime
    default:
      return true
  }
}

/** `-nt`, `-ot` and `-ef`. */
export function compareFiles(sys: Syscalls, operator: string, left: string, right: string): boolean {
  const first = statOf(sys, left)
  const second = statOf(sys, right)
  if (operator === '-ef')
    return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev
  if (operator === '-nt') return first !== undefined && (!second || first.mtime > second.mtime)
  return second !== undefined && (!first || first.mtime < second.mtime)
}

function statOf(sys: Syscalls, path: string, noFollow = false): Stat | undefined {
  const descriptor = /^\/dev\/fd\/(\d+)$/.exec(path)
  try {
    if (descriptor) return sys.fstat(Number(descriptor[1]))
    return noFollow ? sys.lstat(path) : sys.stat(path)
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

function isTerminal(sys: Syscalls, fd: number): boolean {
  try {
    return sys.isatty(fd)
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}
