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
  /** nearly always nobody or one: every process has several of these */
  #only: Thread | undefined
  #others: Set<Thread> | undefined

  add(thread: Thread): void {
    if (!this.#only || this.#only === thread) this.#only = thread
    else {
      this.#others ??= new Set()
      this.#others.add(thread)
    }
  }

  remove(thread: Thread): void {
    if (this.#only !== thread) {
      this.#others?.delete(thread)
      return
    }
    // The longest waiting comes first.
    const next = this.#others?.values().next().value
    this.#only = next
    if (next) this.#others?.delete(next)
  }

  wake(): void {
    const first = this.#only
    if (!first) return
    const others = this.#others && this.#others.size > 0 ? [...this.#others] : []
    first.wake()
    for (const thread of others) thread.wake()
  }
}
