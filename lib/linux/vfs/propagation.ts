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
    for (const mount of copy.tree()) mount.dispose()
    return
  }
  let at = { parent, mountpoint }
  for (let above = at.parent.children.get(at.mountpoint); above; above = above.children.get(above.root)) {
    at = { parent: above, mountpoint: above.root }
  }
  copy.attachTo(at.parent, at.mountpoint)
  made.push(copy)
}
