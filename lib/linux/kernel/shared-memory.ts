import type { PageAccount } from '../vfs/vfs'
import type { Cgroup } from './cgroup'
import type { Kernel } from './kernel'
import { chargeMemory, unchargeMemory } from './memory'

/** Charges the pages of tmpfs to the control groups whose processes write them (cgroup-v2.rst, shmem). */
export class SharedMemory implements PageAccount {
  readonly #owners = new WeakMap<object, Map<Cgroup, number>>()

  constructor(private readonly kernel: Kernel) {}

  take(fileSystem: object, bytes: number): boolean {
    const group = this.kernel.scheduler.current?.task.cgroup ?? this.kernel.rootCgroup
    if (!chargeMemory(this.kernel, group, bytes)) return false
    this.#add(fileSystem, group, bytes)
    return true
  }

  giveBack(fileSystem: object, bytes: number): void {
    const owners = this.#owners.get(fileSystem)
    let left = bytes
    for (const [group, owned] of owners ?? []) {
      const part = Math.min(owned, left)
      this.#add(fileSystem, group, -part)
      unchargeMemory(group, part)
      left -= part
      if (left === 0) return
    }
  }

  /** How much one group has in one file system changes. */
  #add(fileSystem: object, group: Cgroup, bytes: number): void {
    let owners = this.#owners.get(fileSystem)
    if (!owners) {
      owners = new Map()
      this.#owners.set(fileSystem, owners)
    }
    const owned = (owners.get(group) ?? 0) + bytes
    if (owned === 0) owners.delete(group)
    else owners.set(group, owned)
    for (const above of group.lineage()) above.sharedMemory += bytes
  }
}
