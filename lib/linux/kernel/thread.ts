import type { Nanoseconds } from '../../base/clock'
import type { CpuQueue } from './cpu-queue'
import type { Scheduler } from './scheduler'
import type { Task } from './task'
import type { Blocking, Pause } from './wait-queue'

export type ThreadState = 'runnable' | 'waiting' | 'stopped' | 'frozen' | 'dead'

/** One line of execution of a task: a generator and what it waits for. */
export class Thread {
  state: ThreadState = 'waiting'
  /** a handler ran while a call was blocked: it fails with EINTR */
  interrupted = false
  /** system calls left before others get a turn */
  slice = 0
  /** virtual CPU time the current step has used */
  charge: Nanoseconds = 0
  /** CPU time used in proportion to its weight: the least comes first */
  virtualTime = 0
  /** where it waits for a processor */
  queue: CpuQueue | undefined
  /** a processor is still busy with its last step */
  isOnProcessor = false
  /** what its program calls the kernel with */
  calls: object | undefined
  #pause: Pause | undefined
  #generation = 0

  constructor(
    readonly task: Task,
    private readonly scheduler: Scheduler,
    /** replaced by execve(2) */
    public body: Blocking<void>,
  ) {}

  start(): void {
    this.wake()
  }

  /** Counts waits, so that a timer set for an earlier wait is recognised as stale. */
  get generation(): number {
    return this.#generation
  }

  wait(pause: Pause): void {
    this.state = 'waiting'
    this.#generation++
    this.#pause = pause
    for (const queue of pause.queues) queue.add(this)
  }

  wake(): void {
    if (this.state !== 'waiting') return
    this.#leaveQueues()
    this.state = 'runnable'
    this.scheduler.enqueue(this)
  }

  /** SIGSTOP: off the run queue until {@link resume}; what it waited for is looked at again then. */
  stop(): void {
    if (this.state === 'dead') return
    this.#leaveQueues()
    this.state = 'stopped'
  }

  resume(): void {
    if (this.state !== 'stopped') return
    this.state = 'runnable'
    this.scheduler.enqueue(this)
  }

  /** Its control group stands still: off the run queue until {@link thaw}. */
  freeze(): void {
    if (this.state === 'runnable') this.state = 'frozen'
  }

  thaw(): void {
    if (this.state !== 'frozen') return
    this.state = 'runnable'
    this.scheduler.enqueue(this)
  }

  die(): void {
    this.#leaveQueues()
    this.state = 'dead'
  }

  #leaveQueues(): void {
    this.#generation++
    if (!this.#pause) return
    for (const queue of this.#pause.queues) queue.remove(this)
    this.#pause = undefined
  }
}
