import type { Nanoseconds } from '../../base/clock'
import type { AuditRecord } from './syscalls'
import type { ExitStatus, Task } from './task'

/** A line of the kernel's log (syslog(2), kmsg(4)). */
export interface KernelMessage {
  /** since boot */
  readonly time: Nanoseconds
  readonly text: string
}

/** What the kernel tells those who watch a machine from outside; nothing inside depends on it. */
export type KernelEvent =
  | { readonly type: 'clone'; readonly task: Task }
  | { readonly type: 'exec'; readonly task: Task }
  | { readonly type: 'exit'; readonly task: Task; readonly status: ExitStatus }
  | { readonly type: 'audit'; readonly task: Task; readonly record: AuditRecord }
  /** a program threw something that is no system call error: a defect in its code; it dies of SIGSEGV */
  | { readonly type: 'fault'; readonly task: Task; readonly error: unknown }
