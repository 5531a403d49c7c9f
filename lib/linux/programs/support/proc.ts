import { decode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readFile } from './files'

/** A process as /proc shows it. */
export interface ProcessEntry {
  readonly pid: number
  readonly uid: number
  /** /proc/PID/stat fields from the third on: state, ppid, pgrp, session, … (proc_pid_stat(5)) */
  readonly stat: readonly string[]
  readonly comm: string
  readonly args: string
}

/** All processes that /proc lists, in its order. */
export function* listProcesses(sys: Syscalls): Blocking<ProcessEntry[]> {
  const entries: ProcessEntry[] = []
  for (const { name } of sys.getdents('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const entry = yield* readProcess(sys, Number(name))
    if (entry) entries.push(entry)
  }
  return entries
}

/** One process; undefined when it has just ended. */
export function* readProcess(sys: Syscalls, pid: number): Blocking<ProcessEntry | undefined> {
  try {
    const stat = decode(yield* readFile(sys, `/proc/${pid}/stat`))
    const close = stat.lastIndexOf(')')
    const comm = stat.slice(stat.indexOf('(') + 1, close)
    const cmdline = decode(yield* readFile(sys, `/proc/${pid}/cmdline`))
    const args = cmdline.replace(/\0+$/, '').replaceAll('\0', ' ')
    const { uid } = sys.stat(`/proc/${pid}`)
    return {
      pid,
      uid,
      stat: stat
        .slice(close + 2)
        .trim()
        .split(' '),
      comm,
      args: args === '' ? `[${comm}]` : args,
    }
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return undefined
    throw error
  }
}
