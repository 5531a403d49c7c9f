import { decode, EMPTY } from '../../../base/bytes'
import type { TarEntry } from '../../../base/tar/entry'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { goErrno, pathError, readFile } from '../files'
import { IgnorePatterns, readIgnoreFile } from './ignore-patterns'

const IGNORE_FILE = '.dockerignore'

/** The patterns of a context's .dockerignore; the Dockerfile and the file itself are sent in any case. */
export function* readIgnores(sys: Syscalls, root: string, dockerfile: string): Blocking<IgnorePatterns> {
  const content =
    (yield* readFile(sys, `${root}/${dockerfile}${IGNORE_FILE}`)) ??
    (yield* readFile(sys, `${root}/${IGNORE_FILE}`))
  const patterns = readIgnoreFile(decode(content ?? EMPTY))
  return new IgnorePatterns(patterns.length === 0 ? [] : [...patterns, `!${IGNORE_FILE}`, `!${dockerfile}`])
}

/** The files of a build context, in the order of names; all belong to root in the archive. @throws Error */
export function* collectContext(sys: Syscalls, root: string, ignores: IgnorePatterns): Blocking<TarEntry[]> {
  const entries: TarEntry[] = []
  const visit = function* (directory: string, prefix: string): Blocking<void> {
    for (const name of namesIn(sys, directory)) {
      const path = prefix === '' ? name : `${prefix}/${name}`
      const place = `${directory}/${name}`
      const isDirectory = sys.lstat(place).type === 'directory'
      const isExcluded = ignores.excludes(path)
      if (!isExcluded) {
        const entry = yield* entryOf(sys, place, path)
        if (entry) entries.push(entry)
      }
      if (isDirectory && (!isExcluded || ignores.hasExceptions)) yield* visit(place, path)
    }
  }
  yield* visit(root === '/' ? '' : root, '')
  return entries
}

function namesIn(sys: Syscalls, directory: string): string[] {
  try {
    return sys
      .getdents(directory || '/')
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Error(`error checking context: open ${directory}: ${goErrno(error.message)}`)
  }
}

function* entryOf(sys: Syscalls, place: string, path: string): Blocking<TarEntry | undefined> {
  const { type, mode, mtime, rdev } = sys.lstat(place)
  if (type === 'socket') return undefined
  const common = { path, mode, uid: 0, gid: 0, size: 0, mtime: sys.realtime(mtime).seconds, content: EMPTY }
  if (type === 'symlink') return { ...common, type, target: sys.readlink(place) }
  if (type !== 'file') return { ...common, type, ...(rdev && { rdev }) }
  try {
    const content = (yield* readFile(sys, place)) ?? EMPTY
    return { ...common, type, size: content.length, content }
  } catch (error) {
    throw new Error(`error checking context: ${pathError('open', place, error).message}`)
  }
}
