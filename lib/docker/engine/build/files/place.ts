import { gunzip } from '../../../../base/gzip/gunzip'
import type { TarEntry } from '../../../../base/tar/entry'
import { readTar, TarError } from '../../../../base/tar/read'
import { isErrno } from '../../../../linux/kernel/errno'
import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import { unpackTar } from '../../archive/unpack'
import { EngineError } from '../../error'
import { readFile, removeAll, writeFile } from '../../files'
import { cleanPath, dirname } from '../../path'
import { scopedPath } from '../../runtime/scoped-path'
import type { SourceFile } from './source'

export interface PlaceOptions {
  readonly owner: { readonly uid: number; readonly gid: number }
  /** permission bits; those of the source when left out */
  readonly mode?: number | undefined
  /** ADD unpacks archives */
  readonly unpacks: boolean
}

/** Copies a source to its destination in a file system mounted at `root` (moby performCopyForInfo). @throws EngineError */
export function* placeSource(
  sys: Syscalls,
  root: string,
  source: SourceFile,
  destination: string,
  options: PlaceOptions,
): Blocking<void> {
  const target = scopedPath(sys, root, cleanPath(destination))
  if (source.isDirectory) {
    yield* copyDirectory(sys, source.place, target, options, root)
    return
  }
  if (options.unpacks) {
    const members = archiveMembers(yield* readFile(sys, source.place))
    if (members) {
      makeDirectory(sys, target, options, root)
      yield* unpackTar(sys, target, members)
      return
    }
  }
  const intoDirectory = destination.endsWith('/') || isDirectory(sys, target)
  const place = intoDirectory ? `${target}/${source.name}` : target
  makeDirectory(sys, dirname(place), options, root)
  yield* copyFile(sys, source.place, place, options)
}

/** What is in an archive, packed or not; undefined for any other file. */
function archiveMembers(content: Uint8Array): TarEntry[] | undefined {
  try {
    const members = readTar(gunzip(content) ?? content)
    return members.length > 0 ? members : undefined
  } catch (error) {
    if (error instanceof TarError) return undefined
    throw error
  }
}

export function isDirectory(sys: Syscalls, path: string): boolean {
  try {
    return sys.stat(path).type === 'directory'
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return false
    throw error
  }
}

/** Makes a directory and those above it, all the owner's. */
function makeDirectory(sys: Syscalls, path: string, { owner }: PlaceOptions, root: string): void {
  if (path === root || isDirectory(sys, path)) return
  makeDirectory(sys, dirname(path), { owner, unpacks: false }, root)
  try {
    sys.mkdir(path, 0o755)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
    throw new EngineError('System', `mkdir ${path}: not a directory`)
  }
  sys.chown(path, owner.uid, owner.gid)
}

function* copyDirectory(
  sys: Syscalls,
  from: string,
  to: string,
  options: PlaceOptions,
  root: string,
): Blocking<void> {
  const isNew = !isDirectory(sys, to)
  makeDirectory(sys, to, options, root)
  for (const { name, type } of sys.getdents(from)) {
    if (type === 'directory') yield* copyDirectory(sys, `${from}/${name}`, `${to}/${name}`, options, root)
    else yield* copyFile(sys, `${from}/${name}`, `${to}/${name}`, options)
  }
  if (!isNew) return
  const { mode, atime, mtime } = sys.lstat(from)
  sys.chmod(to, options.mode ?? mode)
  sys.utimens(to, { atime, mtime })
}

function* copyFile(sys: Syscalls, from: string, to: string, { owner, mode }: PlaceOptions): Blocking<void> {
  const stat = sys.lstat(from)
  if (isDirectory(sys, to)) throw new EngineError('System', `cannot copy to directory: ${to}`)
  removeAll(sys, to)
  if (stat.type === 'symlink') {
    sys.symlink(sys.readlink(from), to)
    sys.chown(to, owner.uid, owner.gid, { noFollow: true })
    return
  }
  if (stat.type === 'file') yield* writeFile(sys, to, yield* readFile(sys, from))
  else if (stat.type === 'fifo') sys.mknod(to, 'fifo', stat.mode)
  else return
  sys.chown(to, owner.uid, owner.gid)
  sys.chmod(to, mode ?? stat.mode)
  sys.utimens(to, { atime: stat.atime, mtime: stat.mtime })
}
