import type { Cgroup } from '../cgroup'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import { killForMemory } from '../out-of-memory'
import { KERNEL_STACK, processMemory } from '../process-memory'
import {
  type CgroupInterface,
  type CgroupInterfaces,
  flatKeyed,
  kept,
  maximum,
  parseBytes,
  parseNumber,
} from './interface'

const controller = 'memory'

/** cgroup-v2.rst, "Memory Interface Files". There is no swap. */
export const memoryFiles: CgroupInterfaces = {
  'memory.current': { controller, read: (_, { memory }) => `${memory.current}\n` },
  'memory.events': { controller, read: (_, { memoryEvents }) => flatKeyed({ ...memoryEvents }) },
  'memory.high': {
    controller,
    read: (_, { memoryHigh }) => maximum(memoryHigh),
    write: (_, group, text) => {
      group.memoryHigh = parseBytes(text)
    },
  },
  'memory.low': kept('memory.low', '0', controller, parseBytes),
  'memory.max': { controller, read: (_, { memory }) => maximum(memory.max), write: setMax },
  'memory.min': kept('memory.min', '0', controller, parseBytes),
  'memory.oom.group': kept('memory.oom.group', '0', controller, (text) => parseNumber(text, 0, 1)),
  'memory.peak': { controller, read: (_, { memory }) => `${memory.peak}\n` },
  'memory.reclaim': {
    controller,
    write: (_, __, text) => {
      parseBytes(text)
      throw new Errno('EAGAIN')
    },
  },
  'memory.stat': { controller, root: 'too', read: (_, group) => statText(group) },
  'memory.swap.current': swap('0'),
  'memory.swap.events': { controller, read: () => 'high 0\nmax 0\nfail 0\n' },
  'memory.swap.high': kept('memory.swap.high', 'max', controller, parseBytes),
  'memory.swap.max': kept('memory.swap.max', 'max', controller, parseBytes),
}

function swap(value: string): CgroupInterface {
  return { controller, read: () => `${value}\n` }
}

/** A limit below what is in use takes effect at once: processes are killed until it is kept. */
function setMax(kernel: Kernel, group: Cgroup, text: string): void {
  const { memory } = group
  memory.max = parseBytes(text)
  while (memory.current > memory.max && killForMemory(kernel, group));
}

function statText(group: Cgroup): string {
  let stacks = 0
  let pageTables = 0
  let executable = 0
  for (const { tasks } of group.subtree()) {
    for (const task of tasks) {
      const memory = processMemory(task)
      stacks += KERNEL_STACK
      pageTables += (memory?.pageTables ?? 0) * 1024
      executable += (memory?.executable ?? 0) * 1024
    }
  }
  const shmem = group.sharedMemory
  const anon = Math.max(group.memory.current - shmem - stacks - pageTables, 0)
  return flatKeyed({
    anon,
    file: shmem,
    kernel: stacks + pageTables,
    kernel_stack: stacks,
    pagetables: pageTables,
    percpu: 0,
    sock: 0,
    vmalloc: 0,
    shmem,
    file_mapped: executable,
    file_dirty: 0,
    file_writeback: 0,
    swapcached: 0,
    anon_thp: 0,
    file_thp: 0,
    shmem_thp: 0,
    inactive_anon: anon + shmem,
    active_anon: 0,
    inactive_file: 0,
    active_file: 0,
    unevictable: 0,
    slab_reclaimable: 0,
    slab_unreclaimable: 0,
    slab: 0,
    pgfault: Math.floor(group.memory.peak / 4096),
    pgmajfault: 0,
  })
}
