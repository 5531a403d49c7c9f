import { processMemory } from '../../process-memory'
import type { ProcFileSystem } from '../proc-file-system'

/** proc_meminfo(5): what processes take is summed up, what the kernel and its caches take is a fixed share. */
export function meminfoText(fs: ProcFileSystem): string {
  const total = Math.floor(fs.kernel.options.memoryBytes / 1024)
  let anonymous = 0
  let mapped = 0
  for (const task of fs.kernel.initNamespaces.pid.tasks.values()) {
    const memory = processMemory(task)
    if (!memory) continue
    anonymous += memory.anonymous
    mapped += memory.resident - memory.anonymous
  }
  const shared = 1024 + Math.floor(fs.kernel.rootCgroup.sharedMemory / 1024)
  const slab = Math.floor(total * 0.012)
  const cached = Math.floor(total * 0.11) + mapped + shared - 1024
  const buffers = Math.floor(total * 0.004)
  const free = total - anonymous - cached - buffers - slab - Math.floor(total * 0.02)
  const available = free + Math.floor((cached + buffers) * 0.85)
  const rows: readonly (readonly [string, number])[] = [
    ['MemTotal', total],
    ['MemFree', free],
    ['MemAvailable', available],
    ['Buffers', buffers],
    ['Cached', cached],
    ['SwapCached', 0],
    ['Active', Math.floor(cached * 0.4)],
    ['Inactive', anonymous + Math.floor(cached * 0.5)],
    ['Active(anon)', 1024],
    ['Inactive(anon)', anonymous],
    ['Active(file)', Math.floor(cached * 0.4)],
    ['Inactive(file)', Math.floor(cached * 0.5)],
    ['Unevictable', 0],
    ['Mlocked', 0],
    ['SwapTotal', 0],
    ['SwapFree', 0],
    ['Dirty', 64],
    ['Writeback', 0],
    ['AnonPages', anonymous],
    ['Mapped', mapped],
    ['Shmem', shared],
    ['KReclaimable', Math.floor(slab * 0.6)],
    ['Slab', slab],
    ['SReclaimable', Math.floor(slab * 0.6)],
    ['SUnreclaim', slab - Math.floor(slab * 0.6)],
    ['CommitLimit', Math.floor(total / 2)],
    ['Committed_AS', anonymous * 3],
    ['VmallocTotal', 34_359_738_367],
    ['VmallocUsed', 14_956],
    ['VmallocChunk', 0],
    ['Percpu', 688],
  ]
  return rows
    .map(([name, kilobytes]) => `${`${name}:`.padEnd(16)}${String(kilobytes).padStart(8)} kB\n`)
    .join('')
}
