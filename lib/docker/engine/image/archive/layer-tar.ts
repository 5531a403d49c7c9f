import type { TarHeader } from '../../../../base/tar/entry'
import { TAR_END, tarHeader, tarPadding } from '../../../../base/tar/write'
import type { Syscalls } from '../../../../linux/kernel/syscalls'
import type { Blocking } from '../../../../linux/kernel/wait-queue'

const CHUNK = 65_536

type Emit = (bytes: Uint8Array) => Blocking<void>

/** Sends a layer's directory as a tar archive with whiteouts as registries keep them; with `emit` left out only counts. The size in bytes. */
export function* layerTar(sys: Syscalls, root: string, emit?: Emit): Blocking<number> {
  const names = new Map<number, string>()
  let size = 0
  const put = function* (bytes: Uint8Array): Blocking<void> {
    size += bytes.length
    if (emit) yield* emit(bytes)
  }
  const file = function* (path: string, header: Omit<TarHeader, 'type'>, length: number): Blocking<void> {
    yield* put(tarHeader({ ...header, type: 'file', size: length }))
    if (emit) yield* content(sys, root + path, length, emit)
    size += length
    yield* put(tarPadding(length))
  }
  const one = function* (path: string): Blocking<void> {
    const { type, mode, uid, gid, size: length, mtime, ino, nlink, rdev } = sys.lstat(root + path)
    const shown = path.slice(1)
    const common = { path: shown, mode, uid, gid, size: 0, mtime: sys.realtime(mtime).seconds }
    const first = type === 'file' && nlink > 1 ? names.get(ino) : undefined
    if (type === 'socket') return
    if (type === 'character' && rdev?.major === 0 && rdev.minor === 0) {
      const hidden = shown.replace(/[^/]*$/, (name) => `.wh.${name}`)
      yield* put(tarHeader({ ...common, path: hidden, type: 'file', mode: 0 }))
    } else if (type === 'symlink') {
      yield* put(tarHeader({ ...common, type, target: sys.readlink(root + path) }))
    } else if (first !== undefined) {
      yield* put(tarHeader({ ...common, type: 'hard-link', target: first }))
    } else if (type === 'file') {
      names.set(ino, shown)
      yield* file(path, common, length)
    } else {
      yield* put(tarHeader({ ...common, type, ...(rdev && { rdev }) }))
    }
    if (type === 'directory') yield* below(path)
  }
  const below = function* (directory: string): Blocking<void> {
    const children = sys.getdents(`${root}${directory}`).map(({ name }) => name)
    for (const name of children.sort()) yield* one(`${directory}/${name}`)
  }
  yield* below('')
  yield* put(TAR_END)
  return size
}

function* content(sys: Syscalls, path: string, size: number, emit: Emit): Blocking<void> {
  const fd = yield* sys.open(path, { access: 'read', closeOnExec: true })
  try {
    for (let left = size; left > 0; ) {
      const bytes = yield* sys.read(fd, Math.min(left, CHUNK))
      if (bytes.length === 0) return
      yield* emit(bytes)
      left -= bytes.length
    }
  } finally {
    sys.close(fd)
  }
}
