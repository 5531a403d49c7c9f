import { absolutePath } from '../../../vfs/absolute-path'
import { processMemory } from '../../process-memory'
import type { Task } from '../../task'

const KIBIBYTE = 1024
const EXECUTABLE = 0x55d0_8a40_0000
const LIBRARY = 0x7f6c_1e20_0000
const STACK_TOP = 0x7ffd_5c3c_8000

/** proc_pid_maps(5): what a program of this size would have mapped, always at the same addresses. */
export function mapsText(task: Task): string {
  const { exe } = task.image
  const memory = processMemory(task)
  if (!exe || !memory) return ''
  const { ino } = exe.dentry.inode
  const path = absolutePath(task.root, exe)
  const end = EXECUTABLE + memory.executable * KIBIBYTE
  const heap = Math.max((memory.data - memory.stack) * KIBIBYTE, 4096)
  const rows = [
    row(EXECUTABLE, memory.executable * KIBIBYTE, 'r-xp', '08:01', ino, path),
    row(end, 8192, 'rw-p', '08:01', ino, path),
    row(end + 0x0100_0000, heap, 'rw-p', '00:00', 0, '[heap]'),
  ]
  if (exe.dentry.name !== 'busybox') {
    rows.push(
      row(LIBRARY, memory.libraries * KIBIBYTE, 'r-xp', '08:01', 1044, '/usr/lib/x86_64-linux-gnu/libc.so.6'),
    )
  }
  rows.push(row(STACK_TOP - memory.stack * KIBIBYTE, memory.stack * KIBIBYTE, 'rw-p', '00:00', 0, '[stack]'))
  return rows.join('')
}

function row(from: number, size: number, mode: string, device: string, ino: number, name: string): string {
  const range = `${from.toString(16)}-${(from + Math.ceil(size / 4096) * 4096).toString(16)}`
  return `${`${range} ${mode} 00000000 ${device} ${ino}`.padEnd(72)} ${name}\n`
}

/** proc_pid_smaps(5), summed up. */
export function smapsRollupText(task: Task): string {
  const memory = processMemory(task)
  if (!memory) return ''
  const { resident, anonymous } = memory
  const file = resident - anonymous
  const rows: readonly (readonly [string, number])[] = [
    ['Rss', resident],
    ['Pss', anonymous + Math.floor(file / 8)],
    ['Pss_Dirty', anonymous],
    ['Pss_Anon', anonymous],
    ['Pss_File', Math.floor(file / 8)],
    ['Pss_Shmem', 0],
    ['Shared_Clean', file],
    ['Shared_Dirty', 0],
    ['Private_Clean', 0],
    ['Private_Dirty', anonymous],
    ['Referenced', resident],
    ['Anonymous', anonymous],
    ...['LazyFree', 'AnonHugePages', 'ShmemPmdMapped', 'FilePmdMapped', 'Shared_Hugetlb'].map(
      (name) => [name, 0] as const,
    ),
    ...['Private_Hugetlb', 'Swap', 'SwapPss', 'Locked'].map((name) => [name, 0] as const),
  ]
  const lines = rows.map(([name, value]) => `${`${name}:`.padEnd(16)}${String(value).padStart(8)} kB\n`)
  return `${`${EXECUTABLE.toString(16)}-${STACK_TOP.toString(16)} ---p 00000000 00:00 0`.padEnd(72)} [rollup]\n${lines.join('')}`
}
