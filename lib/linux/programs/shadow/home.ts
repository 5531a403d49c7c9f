import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { copyContent } from '../support/copy'
import { dirName, joinPath, statIfAny } from '../support/files'

const SKELETON = '/etc/skel'

/** Makes a home directory with what /etc/skel holds; false when there was one already. */
export function* makeHome(process: Process, path: string, uid: number, gid: number): Blocking<boolean> {
  const { sys } = process
  if (statIfAny(sys, path)) return false
  if (!statIfAny(sys, dirName(path))) sys.mkdir(dirName(path))
  sys.mkdir(path, 0o700)
  sys.chmod(path, 0o700)
  sys.chown(path, uid, gid)
  if (statIfAny(sys, SKELETON)?.type !== 'directory') return true
  for (const { name, type } of sys.getdents(SKELETON)) {
    if (type !== 'file') continue
    yield* copyContent(process, joinPath(SKELETON, name), joinPath(path, name), 0o644)
    sys.chown(joinPath(path, name), uid, gid)
  }
  return true
}

/** Removes a directory and all below it. */
export function* removeTree(process: Process, path: string): Blocking<void> {
  const { sys } = process
  try {
    if (sys.lstat(path).type !== 'directory') {
      sys.unlink(path)
      return
    }
    for (const { name } of sys.getdents(path)) yield* removeTree(process, joinPath(path, name))
    sys.rmdir(path)
  } catch (error) {
    if (!isErrno(error)) throw error
  }
}
