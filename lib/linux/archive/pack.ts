import { TAR_END, tarHeader, tarPadding } from '../../base/tar/write'
import type { Syscalls } from '../kernel/syscalls'
import type { Blocking } from '../kernel/wait-queue'

const CHUNK = 65_536

type Emit = (bytes: Uint8Array) => Blocking<unknown>

/** What a tree becomes in an archive. */
export interface PackOptions {
  /** what the tree's root is called; empty leaves the root itself out */
  readonly name: string
}

/** Sends a file or a whole directory as a tar archive, in the order of names; of a file's further names only links. */
export function* packTree(sys: Syscalls, path: string, { name }: PackOptions, emit: Emit): Blocking<void> {
  const seen = new Map<string, string>()
  const visit = function* (place: string, shown: string): Blocking<void> {
    const type = sys.lstat(place).type
    if (type === 'socket') return
    if (shown !== '') yield* packOne(sys, place, shown, seen, emit)
    if (type !== 'directory') return
    const names = sys.getdents(place).map((entry) => entry.name)
    for (const child of names.sort())
      yield* visit(`${place === '/' ? '' : place}/${child}`, shown === '' ? child : `${shown}/${child}`)
  }
  yield* visit(path, name)
  yield* emit(TAR_END)
}

function* packOne(
  sys: Syscalls,
  place: string,
  name: string,
  seen: Map<string, string>,
  emit: Emit,
): Blocking<void> {
  const { type, mode, uid, gid, size, mtime, dev, ino, nlink, rdev } = sys.lstat(place)
  const common = { path: name, mode, uid, gid, size: 0, mtime: sys.realtime(mtime).seconds }
  if (type !== 'file') {
    const kind = type === 'socket' ? 'fifo' : type
    const target = type === 'symlink' ? { target: sys.readlink(place) } : {}
    yield* emit(tarHeader({ ...common, type: kind, ...target, ...(rdev && { rdev }) }))
    return
  }
  const key = `${dev}:${ino}`
  const first = nlink > 1 ? seen.get(key) : undefined
  if (first !== undefined) {
    yield* emit(tarHeader({ ...common, type: 'hard-link', target: first }))
    return
  }
  seen.set(key, name)
  yield* emit(tarHeader({ ...common, type: 'file', size }))
  const fd = yield* sys.open(place, { access: 'read', closeOnExec: true })
  try {
    for (let left = size; left > 0; ) {
      const bytes = yield* sys.read(fd, Math.min(left, CHUNK))
      // The file has shrunk meanwhile: its header has promised more.
      const chunk = bytes.length > 0 ? bytes : new Uint8Array(Math.min(left, CHUNK))
      yield* emit(chunk)
      left -= chunk.length
    }
  } finally {
    sys.close(fd)
  }
  yield* emit(tarPadding(size))
}
