import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { FilesystemChange } from '../../api/types/container'
import type { Engine } from '../engine'

/** `docker diff`: what the container's upper directory says against the layers below it. */
export function containerChanges(
  { sys, containerStore, layerStore }: Engine,
  reference: string,
): FilesystemChange[] {
  const container = containerStore.find(reference)
  const { UpperDir = '', LowerDir = '' } = layerStore.describe(container.layer)
  const changes: FilesystemChange[] = []
  visit(sys, UpperDir, LowerDir.split(':'), '', changes)
  return changes
}

function visit(
  sys: Syscalls,
  upper: string,
  lowers: readonly string[],
  path: string,
  changes: FilesystemChange[],
): void {
  for (const { name, type } of sys.getdents(upper + path)) {
    const place = `${path}/${name}`
    if (type === 'character' && isWhiteout(sys, upper + place)) {
      changes.push({ Path: place, Kind: 2 })
      continue
    }
    changes.push({ Path: place, Kind: existsBelow(sys, lowers, place) ? 0 : 1 })
    if (type === 'directory') visit(sys, upper, lowers, place, changes)
  }
}

function isWhiteout(sys: Syscalls, path: string): boolean {
  const { rdev } = sys.lstat(path)
  return rdev?.major === 0 && rdev.minor === 0
}

/** The topmost layer that has the name, or hides it, decides. */
function existsBelow(sys: Syscalls, lowers: readonly string[], place: string): boolean {
  for (const lower of lowers) {
    try {
      const { type } = sys.lstat(lower + place)
      return !(type === 'character' && isWhiteout(sys, lower + place))
    } catch (error) {
      if (!isErrno(error, 'ENOENT', 'ENOTDIR')) throw error
    }
  }
  return false
}
