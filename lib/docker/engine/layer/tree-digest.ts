import { sha256 as hash } from '@noble/hashes/sha2.js'
import { encode, toHex } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'

const CHUNK = 65_536
/** Large files are told apart by their beginning, size and time: reading them all would take seconds. */
const READ_AT_MOST = 1_048_576

/** The digest of a directory's files, and their bytes: what names a layer made on this machine. */
export function* treeDigest(sys: Syscalls, root: string): Blocking<{ diffId: string; size: number }> {
  const sum = hash.create()
  const counted = new Set<number>()
  let size = 0
  const visit = function* (path: string): Blocking<void> {
    const place = `${root}${path}`
    const stat = sys.lstat(place)
    const { type, mode, uid, gid, mtime, rdev } = stat
    const target = type === 'symlink' ? sys.readlink(place) : ''
    const device = rdev ? `${rdev.major}:${rdev.minor}` : ''
    const time = type === 'directory' ? '' : mtime
    sum.update(encode([path, type, mode, uid, gid, time, target, device, stat.size].join('\t')))
    if (type === 'directory') {
      const names = sys.getdents(place).map(({ name }) => name)
      for (const name of names.sort()) yield* visit(`${path}/${name}`)
    } else if (type === 'file' && !counted.has(stat.ino)) {
      counted.add(stat.ino)
      size += stat.size
      for (let read = 0; read < Math.min(stat.size, READ_AT_MOST); ) {
        const chunk = yield* readAt(sys, place, read)
        sum.update(chunk)
        read += chunk.length || CHUNK
      }
    }
  }
  yield* visit('')
  return { diffId: `sha256:${toHex(sum.digest())}`, size }
}

function* readAt(sys: Syscalls, path: string, offset: number): Blocking<Uint8Array> {
  const fd = yield* sys.open(path, { access: 'read', closeOnExec: true })
  try {
    return yield* sys.pread(fd, CHUNK, offset)
  } finally {
    sys.close(fd)
  }
}
