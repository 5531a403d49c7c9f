import type { Dentry } from './dentry'
import type { Mount } from './mount'
import { copyTree } from './mount-tree'
import { becomeSlave, joinPeerGroup, leaveMaster, leavePeerGroup, type PeerGroup } from './peer-group'

/** Kinds of propagation (mount_namespaces(7), "Shared subtrees"). */
export type Propagation = 'shared' | 'private' | 'slave' | 'unbindable'

/** What mount(2) does with MS_SHARED, MS_PRIVATE, MS_SLAVE and MS_UNBINDABLE. */
export function setPropagation(mount: Mount, propagation: Propagation): void {
  if (propagation === 'shared') {
    mount.unbindable = false
    if (!mount.peerGroup) joinPeerGroup(mount)
    return
  }
  if (propagation === 'slave') {
    enslave(mount)
    return
  }
  leavePeerGroup(mount)
  leaveMaster(mount)
  mount.unbindable = propagation === 'unbindable'
}

/** A shared mount becomes a slave of its former peers; without peers it is private, or its old master's slave. */
function enslave(mount: Mount): void {
  const group = mount.peerGroup
  if (!group) return
  leavePeerGroup(mount)
  if (group.peers.length > 0) becomeSlave(mount, group)
}

/** The mounts that hear of events on `mount`: its peers and all slaves, directly or through others. */
export function receivers(mount: Mount): Mount[] {
  const found = new Set<Mount>([mount])
  const groups: PeerGroup[] = mount.peerGroup ? [mount.peerGroup] : []
  for (const group of groups) {
    for (const peer of group.peers) found.add(peer)
    for (const slave of group.slaves) {
      found.add(slave)
      if (slave.peerGroup && !groups.includes(slave.peerGroup)) groups.push(slave.peerGroup)
    }
  }
  found.delete(mount)
  return [...found]
}

/**
 * Repeats the attaching of `tree` at a dentry of `parent` in every mount that hears of it; the mounts made.
 * The tree itself becomes shared, as everything mounted below a shared mount does.
 */
export function propagateMount(parent: Mount, mountpoint: Dentry, tree: Mount): Mount[] {
  if (!parent.peerGroup) return []
  for (const mount of tree.tree()) if (!mount.peerGroup) joinPeerGroup(mount)
  const copies = new Map<Mount, Mount>()
  repeatInGroup(parent, mountpoint, tree, new Set([parent]), copies)
  for (const [receiver, copy] of copies) attachBelow(receiver, mountpoint, copy)
  return [...copies.values()]
}

/** Copies `tree`, attached to `from`, for the peers of `from` and for their slaves: who gets which copy. */
function repeatInGroup(
  from: Mount,
  mountpoint: Dentry,
  tree: Mount,
  seen: Set<Mount>,
  copies: Map<Mount, Mount>,
): void {
  if (!from.peerGroup) return
  const { peers, slaves } = from.peerGroup
  const position = peers.indexOf(from)
  let last = tree
  for (const peer of [...peers.slice(position + 1), ...peers.slice(0, position)]) {
    if (seen.has(peer)) continue
    seen.add(peer)
    if (!sees(peer, mountpoint)) continue
    last = copyTree(last, last.root)
    copies.set(peer, last)
  }
  for (const slave of [...slaves]) {
    if (seen.has(slave)) continue
    seen.add(slave)
    if (!sees(slave, mountpoint)) continue
    const copy = copyTree(tree, tree.root)
    for (const mount of copy.tree()) enslaveCopy(mount, slave.peerGroup !== undefined)
    copies.set(slave, copy)
    repeatInGroup(slave, mountpoint, copy, seen, copies)
  }
}

function sees({ namespace, root }: Mount, mountpoint: Dentry): boolean {
  return namespace !== undefined && mountpoint.isWithin(root)
}

function enslaveCopy(mount: Mount, isShared: boolean): void {
  const source = mount.peerGroup
  leavePeerGroup(mount)
  if (source) becomeSlave(mount, source)
  if (isShared) joinPeerGroup(mount)
}

/** Attaches a copy; what is already mounted there stays on top. */
function attachBelow(parent: Mount, mountpoint: Dentry, copy: Mount): void {
  const above = parent.children.get(mountpoint)
  above?.detachFromParent()
  copy.attachTo(parent, mountpoint)
  above?.attachTo(copy, copy.root)
}

/**
 * The mounts that go when `mounts` are unmounted: themselves, and the copies that propagation once made of them, unless
 * something else is mounted below such a copy (Documentation/filesystems/propagate_umount.txt).
 */
export function propagateUnmount(mounts: readonly Mount[]): Mount[] {
  const going = new Set(mounts)
  for (const { parent, mountpoint } of mounts) {
    if (!parent || !mountpoint) continue
    for (const receiver of receivers(parent)) {
      const copy = receiver.children.get(mountpoint)
      if (copy) going.add(copy)
    }
  }
  for (let before = 0; before !== going.size; ) {
    before = going.size
    for (const copy of going) if (!mounts.includes(copy) && keepsOthers(copy, going)) going.delete(copy)
  }
  return [...going]
}

/** What lies on the very root of a mount can slip down when the mount goes; anything else holds it. */
function keepsOthers(mount: Mount, going: ReadonlySet<Mount>): boolean {
  for (const [mountpoint, child] of mount.children) {
    if (mountpoint !== mount.root && !going.has(child)) return true
  }
  return false
}
