import type { Process } from '../../../kernel/program'
import type { Stat } from '../../../vfs/stat'
import { statIfAny } from '../../support/files'

const tests: Readonly<Record<string, (stat: Stat, process: Process) => boolean>> = {
  '-b': ({ type }) => type === 'block',
  '-c': ({ type }) => type === 'character',
  '-d': ({ type }) => type === 'directory',
  '-e': () => true,
  '-f': ({ type }) => type === 'file',
  '-g': ({ mode }) => (mode & 0o2000) !== 0,
  '-G': ({ gid }, { sys }) => gid === sys.getegid(),
  '-k': ({ mode }) => (mode & 0o1000) !== 0,
  '-N': ({ mtime, atime }) => mtime > atime,
  '-O': ({ uid }, { sys }) => uid === sys.geteuid(),
  '-p': ({ type }) => type === 'fifo',
  '-s': ({ size }) => size > 0,
  '-S': ({ type }) => type === 'socket',
  '-u': ({ mode }) => (mode & 0o4000) !== 0,
}

const links = new Set(['-h', '-L'])
const accesses: Readonly<Record<string, 'read' | 'write' | 'execute'>> = {
  '-r': 'read',
  '-w': 'write',
  '-x': 'execute',
}

export const isFileTest = (word: string): boolean => word in tests || word in accesses || links.has(word)

/** Whether a file exists and passes one of test's file tests. */
export function fileHas(process: Process, operator: string, path: string): boolean {
  const access = accesses[operator]
  if (access)
    return statIfAny(process.sys, path) !== undefined && process.sys.access(path, { [access]: true })
  if (links.has(operator)) return statIfAny(process.sys, path, false)?.type === 'symlink'
  const stat = statIfAny(process.sys, path)
  return stat !== undefined && (tests[operator]?.(stat, process) ?? false)
}

/** Whether `left` is older than `right`, or missing where `right` exists. */
export function isOlder({ sys }: Process, left: string, right: string): boolean {
  const [a, b] = [statIfAny(sys, left), statIfAny(sys, right)]
  return b !== undefined && (a === undefined || a.mtime < b.mtime)
}

export function isSameFile({ sys }: Process, left: string, right: string): boolean {
  const [a, b] = [statIfAny(sys, left), statIfAny(sys, right)]
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}
