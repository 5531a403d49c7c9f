import type { Syscalls } from '../../../linux/kernel/syscalls'
import { buildTree } from '../../../linux/vfs/build-tree'
import { directory, file, symlink } from '../../../linux/vfs/tree'

const empty = file('', { mode: 0o755 })

/** Places every container needs, as empty files and directories, so that mounts on them leave no trace in its own layer (moby initlayer). */
const tree = buildTree({
  '/.dockerenv': empty,
  '/dev/console': empty,
  '/dev/pts': directory(),
  '/dev/shm': directory(),
  '/etc/hostname': empty,
  '/etc/hosts': empty,
  '/etc/mtab': symlink('/proc/mounts'),
  '/etc/resolv.conf': empty,
  '/proc': directory(),
  '/sys': directory(),
})

export function fillInitLayer(sys: Syscalls, path: string): void {
  sys.unpack(path, tree)
}
