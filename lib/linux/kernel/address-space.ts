import type { Cgroup } from './cgroup'

/** Memory a process has taken, and the control groups it is charged to. */
export class AddressSpace {
  /** bytes of anonymous memory beyond what its program started with */
  heap = 0
  /** the most the heap has been since the program began */
  peak = 0
  /** nearly always one group: only memory taken before a move is charged elsewhere */
  #charges: { readonly group: Cgroup; bytes: number }[] = []

  resize(change: number): void {
    this.heap += change
    if (this.heap > this.peak) this.peak = this.heap
  }

  charged(group: Cgroup, bytes: number): void {
    const charge = this.#charges.find((one) => one.group === group)
    if (charge) charge.bytes += bytes
    else this.#charges.push({ group, bytes })
  }

  /** Takes bytes off the charges, newest first; calls back with what each group gets. */
  uncharge(bytes: number, give: (group: Cgroup, bytes: number) => void): void {
    for (let left = bytes; left > 0; ) {
      const charge = this.#charges.at(-1)
      if (!charge) return
      const part = Math.min(left, charge.bytes)
      charge.bytes -= part
      left -= part
      if (charge.bytes === 0) this.#charges.pop()
      give(charge.group, part)
    }
  }
}
