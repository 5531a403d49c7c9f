import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import { absolutePath, pathError } from '../files'

/** One end of a copy (moby archive.CopyInfo). */
export interface CopyEnd {
  readonly path: string
  readonly exists: boolean
  readonly isDirectory: boolean
  /** what it is called in the archive when not by its own name */
  readonly name?: string
}

/** A path has an ending that says something: `/d/` must be a directory, `/d/.` is what is in it. */
function ending(path: string): '' | '/' | '/.' {
  if (path === '.' || path.endsWith('/.')) return '/.'
  return path.endsWith('/') ? '/' : ''
}

/** An absolute path that keeps its ending. */
export function localPath(sys: Syscalls, path: string): string {
  const clean = absolutePath(sys, path)
  return clean === '/' ? clean : clean + ending(path)
}

/** The directory of a path and its last part, which is `.` for what is in a directory. */
export function splitPath(path: string): { readonly directory: string; readonly base: string } {
  if (ending(path) === '/.') return { directory: path.slice(0, -2) || '/', base: '.' }
  const clean = path.replace(/\/+$/, '') || '/'
  const slash = clean.lastIndexOf('/')
  return { directory: clean.slice(0, slash) || '/', base: clean.slice(slash + 1) || '/' }
}

/** A link's target, seen from where the link is. */
export function linkTarget(path: string, target: string): string {
  return target.startsWith('/') ? target : `${splitPath(path).directory.replace(/\/$/, '')}/${target}`
}

/** What is to be copied from here. @throws Error as `lstat PATH: …` */
export function localSource(sys: Syscalls, path: string, followLink: boolean): CopyEnd {
  const bare = path.replace(/(\/\.?)+$/, '') || '/'
  try {
    let place = bare
    while (followLink && sys.lstat(place).type === 'symlink') place = linkTarget(place, sys.readlink(place))
    // `link/` and `link/.` mean what the link points to, under the link's name.
    const stat = ending(path) === '' ? sys.lstat(place) : sys.stat(place)
    const renamed = place === bare ? {} : { name: splitPath(bare).base }
    const isDirectory = stat.type === 'directory'
    return { path: place + (ending(path) === '/.' ? '/.' : ''), exists: true, isDirectory, ...renamed }
  } catch (error) {
    throw pathError('lstat', bare, error)
  }
}

/** Where something is to be copied to here, links followed. @throws Error when not even its directory is there */
export function localDestination(sys: Syscalls, path: string): CopyEnd {
  let place = path
  try {
    while (sys.lstat(place).type === 'symlink') place = linkTarget(place, sys.readlink(place))
    return { path: place, exists: true, isDirectory: sys.lstat(place).type === 'directory' }
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw pathError('lstat', place, error)
  }
  const { directory } = splitPath(place)
  try {
    if (sys.stat(directory).type !== 'directory') throw new Error('not a directory')
  } catch (error) {
    throw isErrno(error) ? pathError('stat', directory, error) : error
  }
  return { path: place, exists: false, isDirectory: false }
}

/** In which directory an archive of the source is unpacked, and what it is called there (moby PrepareArchiveCopy). @throws Error */
export function placement(
  source: CopyEnd,
  destination: CopyEnd,
): { readonly directory: string; readonly name: string } {
  const own = source.name ?? splitPath(source.path).base
  if (destination.exists && destination.isDirectory) return { directory: destination.path, name: own }
  if (destination.exists && source.isDirectory) throw new Error('cannot copy directory')
  const { directory, base } = splitPath(destination.path)
  if (!destination.exists && !source.isDirectory && ending(destination.path) !== '')
    throw new Error('no such directory')
  return { directory, name: base }
}
