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
  if (group.peers.size > 0) becomeSlave(mount, group)
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
  const made: Mount[] = []
  repeatInGroup(parent.peerGroup, mountpoint, tree, new Set([parent]), made)
  return made
}

function repeatInGroup(
  group: PeerGroup,
  mountpoint: Dentry,
  tree: Mount,
  seen: Set<Mount>,
  made: Mount[],
): void {
  for (const peer of [...group.peers]) {
    if (seen.has(peer)) continue
    seen.add(peer)
    attachCopy(peer, mountpoint, copyTree(tree, tree.root), made)
  }
  for (const slave of [...group.slaves]) {
    if (seen.has(slave)) continue
    seen.add(slave)
    const copy = copyTree(tree, tree.root)
    for (const mount of copy.tree()) {
      const source = mount.peerGroup
      leavePeerGroup(mount)
      if (source) becomeSlave(mount, source)
      if (slave.peerGroup) joinPeerGroup(mount)
    }
    attachCopy(slave, mountpoint, copy, made)
    if (slave.peerGroup) repeatInGroup(slave.peerGroup, mountpoint, copy, seen, made)
  }
}

function attachCopy(parent: Mount, mountpoint: Dentry, copy: Mount, made: Mount[]): void {
  if (!parent.namespace || !mountpoint.isWithin(parent.root)) {
    for (const mount of [...copy.tree()]) mount.dispose()
    return
  }
  // What is already mounted there stays on top.
  const above = parent.children.get(mountpoint)
  above?.detachFromParent()
  copy.attachTo(parent, mountpoint)
  above?.attachTo(copy, copy.root)
  made.push(copy)
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
