import type { Cgroup } from './cgroup'
import type { Kernel } from './kernel'
import { killForMemory } from './out-of-memory'
import { initialCharge } from './process-memory'
import type { Task } from './task'

/**
 * Takes memory from a control group and those above it. When a limit is reached processes are killed until there is room
 * (cgroup-v2.rst, memory.max); false when there is none, or when the running process itself was chosen.
 */
export function chargeMemory(kernel: Kernel, group: Cgroup, bytes: number): boolean {
  for (;;) {
    const full = firstFull(group, bytes)
    if (!full) break
    for (const { memoryEvents } of full.lineage()) memoryEvents.max++
    if (!killForMemory(kernel, full)) return false
  }
  for (let above: Cgroup | undefined = group; above; above = above.parent) {
    const { memory } = above
    memory.current += bytes
    if (memory.current > memory.peak) memory.peak = memory.current
  }
  return true
}

export function unchargeMemory(group: Cgroup, bytes: number): void {
  for (let above: Cgroup | undefined = group; above; above = above.parent) above.memory.current -= bytes
}

function firstFull(group: Cgroup, bytes: number): Cgroup | undefined {
  for (let above: Cgroup | undefined = group; above; above = above.parent) {
    if (above.memory.current + bytes > above.memory.max) return above
  }
  return undefined
}

/** Memory of a process that begins, by clone(2) or execve(2): what it had before is given back. */
export function beginMemory(kernel: Kernel, task: Task): boolean {
  releaseMemory(task)
  const bytes = initialCharge(task)
  const { cgroup, memory } = task
  if (!chargeMemory(kernel, cgroup, bytes)) return false
  memory.charged(cgroup, bytes)
  return true
}

/** Gives a process more anonymous memory, all of it touched; false when there is none. */
export function growMemory(kernel: Kernel, task: Task, bytes: number): boolean {
  const { cgroup, memory } = task
  if (!chargeMemory(kernel, cgroup, bytes)) return false
  memory.charged(cgroup, bytes)
  memory.resize(bytes)
  return true
}

export function shrinkMemory({ memory }: Task, bytes: number): void {
  const part = Math.min(bytes, memory.heap)
  memory.resize(-part)
  memory.uncharge(part, unchargeMemory)
}

/** A process ends or gets a new program: all its memory is given back. */
export function releaseMemory({ memory }: Task): void {
  memory.uncharge(Number.POSITIVE_INFINITY, unchargeMemory)
  memory.heap = 0
  memory.peak = 0
}
