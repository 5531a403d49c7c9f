import { SECOND } from '../../../base/clock'
import type { TarEntry } from '../../../base/tar/entry'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { EngineError } from '../error'
import { mkdirAll, removeAll, writeFile } from '../files'
import { cleanPath, dirname } from '../path'

export interface UnpackOptions {
  /** whose the files become; the archive's own when left out */
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined
  /** a directory and something else do not replace each other */
  readonly keepsKinds?: boolean
}

/** Unpacks an archive into a directory that exists (moby archive.Unpack). @throws EngineError, Errno */
export function* unpackTar(
  sys: Syscalls,
  directory: string,
  entries: readonly TarEntry[],
  options: UnpackOptions = {},
): Blocking<void> {
  const directories: (readonly [string, TarEntry])[] = []
  for (const entry of entries) {
    const path = placeOf(directory, entry.path)
    if (path === directory) continue
    mkdirAll(sys, dirname(path))
    makeRoom(sys, path, directory, entry, options)
    yield* create(sys, path, directory, entry)
    applyAttributes(sys, path, entry, options)
    if (entry.type === 'directory') directories.push([path, entry])
  }
  // What went into a directory has changed its time.
  for (const [path, entry] of directories) setTime(sys, path, entry)
}

function placeOf(directory: string, name: string): string {
  const path = cleanPath(`${directory}/${name}`)
  if (path !== directory && !path.startsWith(directory === '/' ? '/' : `${directory}/`))
    throw new EngineError(
      'InvalidParameter',
      `${JSON.stringify(path)} is outside of ${JSON.stringify(directory)}`,
    )
  return path
}

function makeRoom(
  sys: Syscalls,
  path: string,
  directory: string,
  { type }: TarEntry,
  { keepsKinds }: UnpackOptions,
): void {
  const existing = kindOf(sys, path)
  if (existing === undefined) return
  const [was, becomes] = [existing === 'directory', type === 'directory']
  if (keepsKinds && was !== becomes) {
    const [old, fresh] = was ? ['directory', 'non-directory'] : ['non-directory', 'directory']
    throw new EngineError(
      'InvalidParameter',
      `cannot overwrite ${old} ${JSON.stringify(path)} with ${fresh} ${JSON.stringify(directory)}`,
    )
  }
  if (!was || !becomes) removeAll(sys, path)
}

function kindOf(sys: Syscalls, path: string): string | undefined {
  try {
    return sys.lstat(path).type
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) return undefined
    throw error
  }
}

function* create(sys: Syscalls, path: string, directory: string, entry: TarEntry): Blocking<void> {
  const { type, mode, content, target = '', rdev } = entry
  if (type === 'directory') {
    if (kindOf(sys, path) === undefined) sys.mkdir(path, mode)
  } else if (type === 'file') yield* writeFile(sys, path, content, mode)
  else if (type === 'symlink') sys.symlink(target, path)
  else if (type === 'hard-link') sys.link(placeOf(directory, target), path)
  else sys.mknod(path, type, mode, rdev)
}

function applyAttributes(sys: Syscalls, path: string, entry: TarEntry, { owner }: UnpackOptions): void {
  const { uid, gid } = owner ?? entry
  if (entry.type === 'hard-link') return
  sys.chown(path, uid, gid, { noFollow: true })
  if (entry.type !== 'symlink') sys.chmod(path, entry.mode)
  setTime(sys, path, entry)
}

function setTime(sys: Syscalls, path: string, { mtime }: TarEntry): void {
  const time = (mtime - sys.realtime(0).seconds) * SECOND - sys.realtime(0).nanoseconds
  sys.utimens(path, { atime: time, mtime: time }, { noFollow: true })
}
