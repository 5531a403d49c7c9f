import { Errno, isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import { joinPath } from './files'

const MAX_LINKS = 40

/**
 * A path without links, dots and doubled slashes (canonicalize_filename_mode of gnulib).
 * `existing`: all parts must exist, `last-missing`: all but the last, `missing`: none. @throws Errno
 */
export function canonicalize(
  sys: Syscalls,
  path: string,
  parts: 'existing' | 'last-missing' | 'missing',
  followLinks = true,
): string | undefined {
  if (path === '') throw new Errno('ENOENT')
  let resolved = path.startsWith('/') ? '/' : sys.getcwd()
  let rest = path.split('/').filter((part) => part !== '' && part !== '.')
  let links = 0
  for (let part = rest.shift(); part !== undefined; part = rest.shift()) {
    if (part === '..') {
      resolved = resolved.slice(0, resolved.lastIndexOf('/')) || '/'
      continue
    }
    const next = joinPath(resolved, part)
    const type = typeOf(
      sys,
      next,
      parts === 'missing' || (parts === 'last-missing' && rest.length === 0),
      followLinks,
    )
    if (type === 'symlink') {
      if (++links > MAX_LINKS) throw new Errno('ELOOP')
      const target = sys.readlink(next)
      if (target.startsWith('/')) resolved = '/'
      rest = [...target.split('/').filter((piece) => piece !== '' && piece !== '.'), ...rest]
      continue
    }
    if (type !== undefined && type !== 'directory' && rest.length > 0 && parts !== 'missing')
      throw new Errno('ENOTDIR')
    resolved = next
  }
  if (
    path.endsWith('/') &&
    parts !== 'missing' &&
    ![undefined, 'directory'].includes(typeOf(sys, resolved, true, true))
  )
    throw new Errno('ENOTDIR')
  return resolved
}

function typeOf(sys: Syscalls, path: string, mayMiss: boolean, followLinks: boolean): string | undefined {
  try {
    const { type } = sys.lstat(path)
    return type === 'symlink' && !followLinks ? 'directory' : type
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR') && mayMiss) return undefined
    throw error
  }
}

/** The way from a directory to a path, both canonical. */
export function relativePath(path: string, from: string): string {
  const to = path.split('/').filter((part) => part !== '')
  const base = from.split('/').filter((part) => part !== '')
  let common = 0
  while (common < to.length && common < base.length && to[common] === base[common]) common++
  return [...base.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.'
}
