import type { Nanoseconds } from '../../base/clock'
import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'

export interface WaitOptions {
  /** how long to wait at most */
  readonly timeout?: Nanoseconds | undefined
  /** a descriptor to watch as well: a client that may hang up */
  readonly watch?: number | undefined
}

/**
 * Lets threads of dockerd wait for a change another thread makes. Each waiter sleeps in poll(2) on a pipe of its own,
 * so it can keep an eye on its client's socket meanwhile.
 */
export class Condition {
  readonly #waiters = new Set<number>()

  constructor(private readonly sys: Syscalls) {}

  *wait({ timeout, watch }: WaitOptions = {}): Blocking<'changed' | 'timeout' | 'watched'> {
    const { sys } = this
    const pipe = sys.pipe()
    this.#waiters.add(pipe.write)
    try {
      const requests = [{ fd: pipe.read, read: true }]
      if (watch !== undefined) requests.push({ fd: watch, read: true })
      const ready = yield* sys.poll(requests, timeout)
      if (ready.some(({ fd }) => fd === pipe.read)) return 'changed'
      return ready.length > 0 ? 'watched' : 'timeout'
    } finally {
      this.#waiters.delete(pipe.write)
      sys.close(pipe.read)
      sys.close(pipe.write)
    }
  }

  /** Wakes everyone who waits now. */
  *notify(): Blocking<void> {
    if (this.#waiters.size === 0) return
    const waiters = [...this.#waiters]
    this.#waiters.clear()
    for (const fd of waiters) yield* this.sys.write(fd, new Uint8Array(1))
  }
}
