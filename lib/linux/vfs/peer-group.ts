import type { Mount } from './mount'
import type { Vfs } from './vfs'

/** Mounts that pass mount and unmount events to each other, and on to their slaves (mount_namespaces(7), "Shared subtrees"). */
export class PeerGroup {
  readonly id: number
  readonly peers = new Set<Mount>()
  readonly slaves = new Set<Mount>()

  constructor(readonly vfs: Vfs) {
    this.id = vfs.peerGroupIds.allocate()
  }
}

/** Puts a mount into a group, or into a new one of its own. */
export function joinPeerGroup(mount: Mount, group: PeerGroup = new PeerGroup(mount.vfs)): void {
  mount.peerGroup = group
  group.peers.add(mount)
}

/** Makes a mount receive events from a group. */
export function becomeSlave(mount: Mount, master: PeerGroup): void {
  mount.master?.slaves.delete(mount)
  mount.master = master
  master.slaves.add(mount)
}

/** Takes a mount out of its peer group. The last one to leave passes the group's slaves on to its own master. */
export function leavePeerGroup(mount: Mount): void {
  const { peerGroup: group, master } = mount
  if (!group) return
  mount.peerGroup = undefined
  group.peers.delete(mount)
  if (group.peers.size > 0) return
  for (const slave of group.slaves) {
    group.slaves.delete(slave)
    slave.master = undefined
    if (master) becomeSlave(slave, master)
  }
  group.vfs.peerGroupIds.free(group.id)
}

/** Forgets whom a mount receives events from. */
export function leaveMaster(mount: Mount): void {
  mount.master?.slaves.delete(mount)
  mount.master = undefined
}
