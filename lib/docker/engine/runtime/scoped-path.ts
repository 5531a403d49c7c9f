import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'

const MAX_LINKS = 255

/**
 * Where a path inside a root directory really lies: symbolic links are followed as a process whose root it is would
 * follow them, so none leads out of it. What does not exist is taken as it is (filepath-securejoin).
 */
export function scopedPath(sys: Syscalls, root: string, path: string): string {
  let current = ''
  let rest = path.split('/').filter(Boolean)
  for (let links = 0; rest.length > 0; ) {
    const [name = '', ...others] = rest
    rest = others
    if (name === '.') continue
    if (name === '..') {
      current = current.slice(0, Math.max(0, current.lastIndexOf('/')))
      continue
    }
    const target = links < MAX_LINKS ? readLink(sys, `${root}${current}/${name}`) : undefined
    if (target === undefined) {
      current = `${current}/${name}`
      continue
    }
    links++
    if (target.startsWith('/')) current = ''
    rest = [...target.split('/').filter(Boolean), ...rest]
  }
  return `${root}${current}` || '/'
}

function readLink(sys: Syscalls, path: string): string | undefined {
  try {
    return sys.lstat(path).type === 'symlink' ? sys.readlink(path) : undefined
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}
