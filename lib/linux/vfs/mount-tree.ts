import type { Dentry } from './dentry'
import { Mount } from './mount'
import { becomeSlave, joinPeerGroup } from './peer-group'

/** A second mount of what `original` shows from `root` on, with its flags, in its peer group, listening to its master. */
export function copyMount(original: Mount, root: Dentry): Mount {
  const copy = new Mount(original.vfs, original.fs, root, original.source, original.flags)
  if (original.peerGroup) joinPeerGroup(copy, original)
  if (original.master) becomeSlave(copy, original.master)
  return copy
}

export interface CopyTreeOptions {
  /** a copied namespace keeps unbindable mounts; a recursive bind leaves them out */
  readonly keepUnbindable?: boolean
  /** told of every mount copied */
  readonly copied?: (original: Mount, copy: Mount) => void
}

/** Copies a mount and those attached below `root`, parents first. */
export function copyTree(original: Mount, root: Dentry, options: CopyTreeOptions = {}): Mount {
  const copy = copyMount(original, root)
  copy.unbindable = original.unbindable
  options.copied?.(original, copy)
  for (const [mountpoint, child] of original.children) {
    if (!mountpoint.isWithin(root) || (child.unbindable && !options.keepUnbindable)) continue
    copyTree(child, child.root, options).attachTo(copy, mountpoint)
  }
  return copy
}
