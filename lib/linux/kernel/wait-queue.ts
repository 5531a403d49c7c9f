import type { Nanoseconds } from '../../base/clock'
import type { Thread } from './thread'

/**
 * What a thread yields to the scheduler: run me again when one of the queues is woken or the time has come.
 * No queues and no time means "later": the thread only gives way to others.
 */
export interface Pause {
  readonly queues: readonly WaitQueue[]
  /** virtual time at which to wake up regardless */
  readonly until?: Nanoseconds
  /** a module that must be fetched first; virtual time stands still until it is there */
  readonly module?: string
}

/** A computation that may block: a generator that yields pauses and returns its result. */
export type Blocking<T> = Generator<Pause, T, undefined>

/** Threads that wait for one thing to change (Linux: wait_queue_head). Woken threads look again for themselves. */
export class WaitQueue {
  readonly #threads = new Set<Thread>()

  add(thread: Thread): void {
    this.#threads.add(thread)
  }

  remove(thread: Thread): void {
    this.#threads.delete(thread)
  }

  wake(): void {
    if (this.#threads.size === 0) return
    for (const thread of [...this.#threads]) thread.wake()
  }
}
