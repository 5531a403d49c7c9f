import type { Cgroup } from './cgroup'
import { Errno } from './errno'
import type { Kernel } from './kernel'
import type { Task } from './task'

/** Counts a new process in its group and those above it. @throws Errno EAGAIN when one of them is full (pids.max) */
export function chargeProcess(kernel: Kernel, group: Cgroup): void {
  for (const { pids, path } of group.lineage()) {
    if (pids.current < pids.max) continue
    for (const above of group.lineage()) {
      above.pidsRefused++
      if (above.pids === pids) break
    }
    kernel.printk(`cgroup: fork rejected by pids controller in ${path}`)
    throw new Errno('EAGAIN')
  }
  addProcesses(group, 1)
}

/** A process is gone for good: its number is free. */
export function unchargeProcess(group: Cgroup): void {
  addProcesses(group, -1)
}

function addProcesses(group: Cgroup, count: number): void {
  for (let above: Cgroup | undefined = group; above; above = above.parent) {
    const { pids } = above
    pids.current += count
    if (pids.current > pids.peak) pids.peak = pids.current
  }
}

/** Moves a process with all its threads. Memory it has stays charged to where it was taken (cgroup-v2.rst, "Memory Ownership"). */
export function moveToCgroup(task: Task, group: Cgroup): void {
  const { cgroup } = task
  if (cgroup === group) return
  unchargeProcess(cgroup)
  addProcesses(group, 1)
  cgroup.tasks.delete(task)
  task.cgroup = group
  if (!task.isZombie) group.tasks.add(task)
  for (const thread of task.threads) {
    thread.virtualTime = 0
    if (thread.queue) {
      thread.queue.remove(thread)
      group.cpu.add(thread)
    }
    if (!group.isFrozen) thread.thaw()
  }
}
