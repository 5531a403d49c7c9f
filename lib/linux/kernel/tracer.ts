import type { Nanoseconds } from '../../base/clock'
import type { ErrnoCode } from './errno'
import type { Signal } from './signal'
import type { ExitStatus, StopReport, Task } from './task'
import { WaitQueue } from './wait-queue'

/** What a tracer hears of (ptrace(2)). `call` counts the calls of all tracees, so that the end of one finds its beginning. */
export type TraceReport =
  | {
      readonly type: 'enter'
      readonly call: number
      readonly name: string
      readonly args: readonly unknown[]
    }
  | { readonly type: 'leave'; readonly call: number; readonly result?: unknown; readonly error?: ErrnoCode }
  | {
      readonly type: 'signal'
      readonly signal: Signal
      /** number of who sent it; undefined for the kernel itself */
      readonly sender?: number
      /** of SIGCHLD: what became of whom */
      readonly child?: { readonly pid: number; readonly status: ExitStatus | StopReport }
    }
  | { readonly type: 'exit'; readonly status: ExitStatus }
  | { readonly type: 'attach' }

export type TraceEvent = TraceReport & {
  /** of the tracee, as the tracer sees it */
  readonly pid: number
  readonly time: Nanoseconds
}

/** Tracees wait before their next call while so much is unread. */
const CROWDED = 4096

/** A process that watches the system calls of others. It hears of them in order and does not stop them. */
export class Tracer {
  readonly changed = new WaitQueue()
  readonly tracees = new Set<Task>()
  /** who sent a signal that is pending for a tracee */
  readonly senders = new Map<Signal, number>()
  #events: TraceEvent[] = []
  #calls = 0

  constructor(
    readonly owner: Task,
    /** children of tracees are traced too */
    readonly follows: boolean,
  ) {}

  get isActive(): boolean {
    return !this.owner.isZombie
  }

  get isCrowded(): boolean {
    return this.#events.length > CROWDED && this.isActive
  }

  nextCall(): number {
    return ++this.#calls
  }

  push(task: Task, time: Nanoseconds, report: TraceReport): void {
    if (!this.isActive) return
    this.#events.push({ ...report, pid: task.pid.in(this.owner.namespaces.pid), time })
    this.changed.wake()
  }

  /** What has happened since the last time. */
  take(): readonly TraceEvent[] {
    const events = this.#events
    this.#events = []
    this.changed.wake()
    return events
  }
}
