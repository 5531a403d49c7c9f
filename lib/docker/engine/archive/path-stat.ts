import { encodeBase64 } from '../../../base/base64'
import { encode } from '../../../base/bytes'
import { rfc3339Nano } from '../../../base/civil'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { FileType } from '../../../linux/vfs/stat'

/** The type bits of Go's fs.FileMode. */
const goType: Readonly<Record<FileType, number>> = {
  directory: 2 ** 31,
  symlink: 2 ** 27,
  block: 2 ** 26,
  fifo: 2 ** 25,
  socket: 2 ** 24,
  character: 2 ** 26 + 2 ** 21,
  file: 0,
}

function goMode(type: FileType, mode: number): number {
  const special = [0o4000, 2 ** 23, 0o2000, 2 ** 22, 0o1000, 2 ** 20]
  let bits = goType[type] + (mode & 0o777)
  for (let index = 0; index < special.length; index += 2)
    if (mode & (special[index] ?? 0)) bits += special[index + 1] ?? 0
  return bits
}

/** What `X-Docker-Container-Path-Stat` says about a path: base64 of JSON. @throws Errno */
export function pathStat(sys: Syscalls, path: string): string {
  const { type, size, mode, mtime } = sys.lstat(path)
  const stat = {
    name: baseName(path),
    size,
    mode: goMode(type, mode),
    mtime: rfc3339Nano(sys.realtime(mtime)),
    linkTarget: type === 'symlink' ? resolve(path, sys.readlink(path)) : '',
  }
  return encodeBase64(encode(JSON.stringify(stat)))
}

/** The last part of a path; `.` of one that ends in it, `/` of the root (Go filepath.Base). */
export function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) || '/'
}

function resolve(path: string, target: string): string {
  return target.startsWith('/') ? target : `${path.slice(0, path.lastIndexOf('/'))}/${target}`
}
