import type { Path } from '../vfs/path'
import type { Task } from './task'

/** A process's memory in kilobytes (proc_pid_status(5)). */
export interface ProcessMemory {
  readonly size: number
  readonly peakSize: number
  readonly resident: number
  readonly peakResident: number
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

/** Bytes of kernel memory for each process: its stack there. */
export const KERNEL_STACK = 16_384

/** Private bytes of a process that has forked and not yet executed anything: the pages it has written to. */
const FORKED = 98_304

/** What a new program takes before it asks for anything, in bytes: its private pages and what the kernel keeps about it. */
export function initialCharge(task: Task): number {
  const { exe } = task.image
  if (!exe || !task.hasExecuted) return FORKED
  const { anonymous, pageTables } = imageMemory(exe)
  return (anonymous + pageTables) * 1024 + KERNEL_STACK
}

/** Undefined for zombies and kernel threads. */
export function processMemory(task: Task): ProcessMemory | undefined {
  const { exe } = task.image
  if (!exe || task.isZombie) return undefined
  const image = imageMemory(exe)
  const heap = pages(task.memory.heap / 1024)
  const peak = pages(task.memory.peak / 1024)
  return {
    ...image,
    size: image.size + heap,
    peakSize: image.size + peak,
    resident: image.resident + heap,
    peakResident: image.resident + peak,
    anonymous: image.anonymous + heap,
    data: image.data + heap,
    pageTables: image.pageTables + pages(heap / 512),
  }
}

/**
 * What a program of this size would take: programs here have no code in memory, so the figures follow from the size of
 * the executable, with shares measured on small C programs.
 */
function imageMemory(exe: Path): Omit<ProcessMemory, 'peakSize' | 'peakResident'> {
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
