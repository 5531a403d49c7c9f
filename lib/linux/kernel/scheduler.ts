import { type Clock, MICROSECOND, type Nanoseconds } from '../../base/clock'
import type { Thread } from './thread'
import { TimerQueue } from './timer-queue'

/** Why {@link Scheduler.run} came back. `loading`: a module must be fetched before anything else may happen. */
export type RunResult = 'idle' | 'time' | 'budget' | 'loading'

/** Every step costs at least this, so that virtual time always moves while something runs. */
const STEP_COST: Nanoseconds = MICROSECOND

/** System calls a thread may make before others get a turn. */
const SLICE = 64

/**
 * Runs threads one at a time, first come first served, on virtual time. The order of steps depends on nothing but what
 * the threads did before, so stopping at any point and going on later gives the same world.
 */
export class Scheduler {
  #queue: Thread[] = []
  #head = 0
  readonly #timers = new TimerQueue()
  #stalled: { readonly thread: Thread; readonly module: string } | undefined
  /** the thread in whose name the kernel is working */
  current: Thread | undefined
  /** virtual CPU time used since boot by all threads there ever were */
  busyTime: Nanoseconds = 0

  constructor(
    private readonly clock: Clock,
    /** Delivers pending signals to a thread about to run; false when it must not run. */
    private readonly prepare: (thread: Thread) => boolean,
  ) {}

  enqueue(thread: Thread): void {
    this.#queue.push(thread)
  }

  /** Calls back at a point in virtual time, from outside any thread. */
  at(time: Nanoseconds, callback: () => void): void {
    this.#timers.add(time, callback)
  }

  /** The module that must be fetched before {@link run} can go on. */
  get missingModule(): string | undefined {
    return this.#stalled?.module
  }

  /** The missing module is there: the thread that asked for it runs next. */
  moduleLoaded(): void {
    const stalled = this.#stalled
    this.#stalled = undefined
    if (stalled) this.#step(stalled.thread)
  }

  /** When the next thread could run: now, or the time of the next timer; undefined when nothing will ever happen by itself. */
  get nextEvent(): Nanoseconds | undefined {
    return this.#head < this.#queue.length ? this.clock.now() : this.#timers.next
  }

  /** Runs until the virtual time is reached, nothing is left to do before it, or `maxSteps` steps are done. */
  run(until: Nanoseconds, maxSteps: number): RunResult {
    for (let steps = 0; ; ) {
      if (this.#stalled) return 'loading'
      this.#timers.fire(this.clock.now())
      const thread = this.#queue[this.#head]
      if (!thread) {
        const next = this.#timers.next
        if (next === undefined || next > until) {
          this.clock.advanceTo(until)
          return 'idle'
        }
        this.clock.advanceTo(next)
        continue
      }
      if (this.clock.now() >= until) return 'time'
      if (steps >= maxSteps) return 'budget'
      this.#dequeue()
      if (thread.state !== 'runnable') continue
      steps++
      if (this.prepare(thread)) this.#step(thread)
    }
  }

  #dequeue(): void {
    if (++this.#head < 1024) return
    this.#queue = this.#queue.slice(this.#head)
    this.#head = 0
  }

  #step(thread: Thread): void {
    this.current = thread
    thread.charge = STEP_COST
    thread.slice = SLICE
    const body = thread.body
    const result = body.next()
    this.current = undefined
    thread.task.cpuTime += thread.charge
    this.busyTime += thread.charge
    this.clock.advanceTo(this.clock.now() + thread.charge)
    if (thread.state === 'dead' || thread.state === 'stopped') return
    if (thread.body !== body) {
      this.enqueue(thread)
      return
    }
    if (result.done) {
      thread.die()
      return
    }
    const pause = result.value
    if (pause.module !== undefined) {
      this.#stalled = { thread, module: pause.module }
      return
    }
    if (pause.queues.length === 0 && pause.until === undefined) {
      this.enqueue(thread)
      return
    }
    thread.wait(pause)
    if (pause.until !== undefined) {
      const { generation } = thread
      this.#timers.add(pause.until, () => {
        if (thread.generation === generation) thread.wake()
      })
    }
  }
}
