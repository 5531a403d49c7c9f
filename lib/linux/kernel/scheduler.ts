import { type Clock, MICROSECOND, type Nanoseconds } from '../../base/clock'
import type { CpuBandwidth } from './cpu-bandwidth'
import type { Thread } from './thread'
import { TimerQueue } from './timer-queue'

/** Why {@link Scheduler.run} came back. `loading`: a module must be fetched before anything else may happen. */
export type RunResult = 'idle' | 'time' | 'budget' | 'loading'

/** Every step costs at least this, so that virtual time always moves while something runs. */
const STEP_COST: Nanoseconds = MICROSECOND

/** System calls a thread may make before others get a turn. */
const SLICE = 64

/** What works on one thread at a time, until `end`. */
interface Processor {
  readonly index: number
  thread: Thread | undefined
  end: Nanoseconds
  /** virtual time it has worked since boot */
  busyTime: Nanoseconds
}

/**
 * Runs threads on virtual time: a step happens at the moment it begins and keeps its processor busy for what it cost.
 * Which thread comes next is up to the queues of the control groups. The order of steps depends on nothing but what the
 * threads did before, so stopping at any point and going on later gives the same world.
 */
export class Scheduler {
  readonly processors: readonly Processor[]
  readonly #timers = new TimerQueue()
  #stalled: { readonly processor: Processor; readonly thread: Thread; readonly module: string } | undefined
  /** the thread in whose name the kernel is working */
  current: Thread | undefined
  /** virtual CPU time used since boot by all threads there ever were */
  busyTime: Nanoseconds = 0

  constructor(
    private readonly clock: Clock,
    processors: number,
    private readonly root: { pick(processor: number): Thread | undefined },
    /** Delivers pending signals to a thread about to run; false when it must not run. */
    private readonly prepare: (thread: Thread) => boolean,
  ) {
    this.processors = Array.from({ length: processors }, (_, index) => {
      return { index, thread: undefined, end: 0, busyTime: 0 }
    })
  }

  /** A thread has become runnable. One that still pays for its last step is queued when that is over. */
  enqueue(thread: Thread): void {
    if (thread.queue || thread.isOnProcessor) return
    thread.task.cgroup.cpu.add(thread)
  }

  /** Calls back at a point in virtual time, from outside any thread. */
  at(time: Nanoseconds, callback: () => void): void {
    this.#timers.add(time, callback)
  }

  /** The module that must be fetched before {@link run} can go on. */
  get missingModule(): string | undefined {
    return this.#stalled?.module
  }

  /** The missing module is there: the thread that asked for it goes on. */
  moduleLoaded(): void {
    const stalled = this.#stalled
    this.#stalled = undefined
    if (stalled) this.#go(stalled.processor, stalled.thread)
  }

  /** When something can happen next: now, or later; undefined when nothing will ever happen by itself. */
  get nextEvent(): Nanoseconds | undefined {
    for (const { thread, index } of this.processors) {
      if (!thread && this.root.pick(index)) return this.clock.now()
    }
    const next = Math.min(this.#nextEnd, this.#timers.next ?? Number.POSITIVE_INFINITY)
    return next === Number.POSITIVE_INFINITY ? undefined : next
  }

  /** Runs until the virtual time is reached, nothing is left to do before it, or `maxSteps` steps are done. */
  run(until: Nanoseconds, maxSteps: number): RunResult {
    const { clock, processors } = this
    for (let steps = 0; ; ) {
      if (this.#stalled) return 'loading'
      const now = clock.now()
      this.#timers.fire(now)
      this.#release(now)
      if (now >= until) return this.#isIdle ? 'idle' : 'time'
      let hasRun = false
      for (const processor of processors) {
        if (processor.thread) continue
        const thread = this.root.pick(processor.index)
        if (!thread) continue
        hasRun = true
        if (steps >= maxSteps) return 'budget'
        steps++
        this.#dispatch(processor, thread)
        break
      }
      if (hasRun) continue
      const next = Math.min(this.#nextEnd, this.#timers.next ?? Number.POSITIVE_INFINITY)
      clock.advanceTo(Math.min(next, until))
    }
  }

  /** Whether neither a thread is ready nor one will be when its step is paid for. */
  get #isIdle(): boolean {
    return this.processors.every(({ thread, index }) => {
      return thread ? thread.state !== 'runnable' : !this.root.pick(index)
    })
  }

  get #nextEnd(): Nanoseconds {
    let next = Number.POSITIVE_INFINITY
    for (const { thread, end } of this.processors) if (thread && end < next) next = end
    return next
  }

  /** Frees the processors whose step is over. */
  #release(now: Nanoseconds): void {
    for (const processor of this.processors) {
      const { thread } = processor
      if (!thread || processor.end > now) continue
      processor.thread = undefined
      thread.isOnProcessor = false
      if (thread.state === 'runnable') this.enqueue(thread)
    }
  }

  #dispatch(processor: Processor, thread: Thread): void {
    const { queue } = thread
    queue?.remove(thread)
    if (thread.state !== 'runnable' || !this.prepare(thread)) return
    queue?.begin(thread)
    thread.charge = STEP_COST
    thread.slice = SLICE
    thread.isOnProcessor = true
    processor.thread = thread
    this.#go(processor, thread)
  }

  /** One step of a thread: until it waits, gives way or ends. */
  #go(processor: Processor, thread: Thread): void {
    this.current = thread
    const { body } = thread
    const result = body.next()
    this.current = undefined
    if (!result.done && result.value.module !== undefined && thread.state !== 'dead') {
      this.#stalled = { processor, thread, module: result.value.module }
      return
    }
    this.#pay(processor, thread)
    if (thread.state === 'dead' || thread.state === 'stopped' || thread.body !== body) return
    if (result.done) {
      thread.die()
      return
    }
    const pause = result.value
    if (pause.queues.length === 0 && pause.until === undefined) return
    thread.wait(pause)
    if (pause.until !== undefined) {
      const { generation } = thread
      this.#timers.add(pause.until, () => {
        if (thread.generation === generation) thread.wake()
      })
    }
  }

  #pay(processor: Processor, thread: Thread): void {
    const { charge, task } = thread
    const now = this.clock.now()
    processor.end = now + charge
    processor.busyTime += charge
    this.busyTime += charge
    task.cpuTime += charge
    task.processor = processor.index
    task.cgroup.cpu.charge(thread, charge, now, this.#throttle)
  }

  readonly #throttle = (group: CpuBandwidth, until: Nanoseconds): void => {
    this.#timers.add(until, () => group.goOn(this.clock.now()))
  }
}
