import { buildTree } from '../vfs/build-tree'
import type { FileSystem } from '../vfs/file-system'
import { Tmpfs } from '../vfs/tmpfs'
import { directory, file, type TreeDescription } from '../vfs/tree'
import type { Kernel } from './kernel'

const places = [
  'block',
  'bus',
  'class',
  'class/net',
  'dev',
  'devices',
  'firmware',
  'fs',
  'fs/cgroup',
  'kernel',
  'module',
  'power',
]

/** sysfs(5): the places other file systems are mounted on, and the processors. Nothing in it can be changed. */
export function makeSysfs({ vfs, options: { processors } }: Kernel): FileSystem {
  const online = processors === 1 ? '0\n' : `0-${processors - 1}\n`
  const description: TreeDescription = {
    ...Object.fromEntries(places.map((name) => [`/${name}`, directory()])),
    '/devices/system/cpu/online': file(online, { mode: 0o444 }),
    '/devices/system/cpu/possible': file(online, { mode: 0o444 }),
  }
  const fs = new Tmpfs(vfs, { type: 'sysfs', tree: buildTree(description), options: '', mode: 0o555 })
  fs.readOnly = true
  return fs
}
