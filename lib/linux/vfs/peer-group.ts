import type { Mount } from './mount'
import type { Vfs } from './vfs'

/** Mounts that pass mount and unmount events to each other, and on to their slaves (mount_namespaces(7), "Shared subtrees"). */
export class PeerGroup {
  readonly id: number
  /** in the order events go round, from any of them to the next */
  readonly peers: Mount[] = []
  readonly slaves = new Set<Mount>()

  constructor(readonly vfs: Vfs) {
    this.id = vfs.peerGroupIds.allocate()
  }
}

/** Puts a mount into the group of another, next to it, or into a new one of its own. */
export function joinPeerGroup(mount: Mount, neighbour?: Mount): void {
  const group = neighbour?.peerGroup ?? new PeerGroup(mount.vfs)
  mount.peerGroup = group
  group.peers.splice(neighbour ? group.peers.indexOf(neighbour) + 1 : 0, 0, mount)
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
  group.peers.splice(group.peers.indexOf(mount), 1)
  if (group.peers.length > 0) return
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
