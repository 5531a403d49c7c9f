import type { Task } from '../../task'

/** A process's memory in kilobytes (proc_pid_status(5)). */
export interface ProcessMemory {
  readonly size: number
  readonly resident: number
  readonly anonymous: number
  readonly data: number
  readonly stack: number
  readonly executable: number
  readonly libraries: number
  readonly pageTables: number
}

const PAGE = 4
const STACK = 132
const C_LIBRARY = 1528

/**
 * What a process of this size would take: programs here have no address space, so the figures follow from the size of
 * the executable, with shares measured on small C programs. Undefined for zombies and kernel threads.
 */
export function processMemory(task: Task): ProcessMemory | undefined {
  const { exe } = task.image
  if (!exe || task.isZombie) return undefined
  const file = pages(exe.dentry.inode.size / 1024)
  const isStatic = exe.dentry.name === 'busybox'
  const libraries = isStatic ? 8 : C_LIBRARY
  const executable = pages(file * 0.6)
  const data = pages(220 + file * 0.15)
  const anonymous = pages(80 + file * 0.08)
  return {
    size: pages(file + libraries + data + STACK + 420),
    resident: pages(anonymous + executable * 0.7 + libraries * 0.8),
    anonymous,
    data,
    stack: STACK,
    executable,
    libraries,
    pageTables: 40 + pages(file / 256),
  }
}

function pages(kilobytes: number): number {
  return Math.ceil(kilobytes / PAGE) * PAGE
}
