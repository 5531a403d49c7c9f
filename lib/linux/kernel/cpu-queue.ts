import type { Nanoseconds } from '../../base/clock'
import type { CpuBandwidth } from './cpu-bandwidth'
import type { Thread } from './thread'

/** Weight of a thread of nice value 0 and of a control group that was given none (cpu.weight). */
export const DEFAULT_WEIGHT = 100

const EVERY_PROCESSOR = 0x7fff_ffff

/**
 * Who is ready to run in one control group: threads, and the groups below it with ready threads. The one that has had
 * the least time for its weight runs next (Linux: cfs_rq). Time stands still for those that sleep: who wakes up gets no
 * more than its share from then on.
 */
export class CpuQueue {
  readonly #threads: Thread[] = []
  readonly #groups: CpuQueue[] = []
  weight = DEFAULT_WEIGHT
  /** the processors its threads may use, a bit each */
  allowed = EVERY_PROCESSOR
  bandwidth: CpuBandwidth | undefined
  /** processor time used here and below since the group was made */
  usage: Nanoseconds = 0
  /** time used, in proportion to the weight */
  #virtual = 0
  /** the virtual time of who ran here last */
  #floor = 0

  constructor(readonly parent: CpuQueue | undefined) {}

  get isEmpty(): boolean {
    return this.#threads.length === 0 && this.#groups.length === 0
  }

  /** Threads waiting for a processor, here and below. */
  get length(): number {
    return this.#groups.reduce((sum, group) => sum + group.length, this.#threads.length)
  }

  add(thread: Thread): void {
    thread.queue = this
    if (thread.virtualTime < this.#floor) thread.virtualTime = this.#floor
    const wasEmpty = this.isEmpty
    this.#threads.push(thread)
    if (wasEmpty && this.parent) this.parent.#activate(this)
  }

  remove(thread: Thread): void {
    thread.queue = undefined
    this.#threads.splice(this.#threads.indexOf(thread), 1)
    if (this.isEmpty && this.parent) this.parent.#deactivate(this)
  }

  #activate(group: CpuQueue): void {
    if (group.#virtual < this.#floor) group.#virtual = this.#floor
    const wasEmpty = this.isEmpty
    this.#groups.push(group)
    if (wasEmpty && this.parent) this.parent.#activate(this)
  }

  #deactivate(group: CpuQueue): void {
    this.#groups.splice(this.#groups.indexOf(group), 1)
    if (this.isEmpty && this.parent) this.parent.#deactivate(this)
  }

  /** The thread to run next on a processor, which stays in the queue; undefined when none may. */
  pick(processor: number): Thread | undefined {
    if (this.bandwidth?.isThrottled || (this.allowed & (1 << processor)) === 0) return undefined
    let best: Thread | undefined
    let virtual = Number.POSITIVE_INFINITY
    for (const thread of this.#threads) {
      if (thread.virtualTime >= virtual) continue
      virtual = thread.virtualTime
      best = thread
    }
    for (const group of this.#groups) {
      if (group.#virtual >= virtual) continue
      const thread = group.pick(processor)
      if (!thread) continue
      virtual = group.#virtual
      best = thread
    }
    return best
  }

  /** A thread of this group begins to run: nobody who wakes up later comes before it. */
  begin(thread: Thread): void {
    if (thread.virtualTime > this.#floor) this.#floor = thread.virtualTime
    for (let queue: CpuQueue = this; queue.parent; queue = queue.parent) {
      if (queue.#virtual > queue.parent.#floor) queue.parent.#floor = queue.#virtual
    }
  }

  /** A thread of this group has used a processor. `throttle` hears of groups that must stand still until a time. */
  charge(
    thread: Thread,
    duration: Nanoseconds,
    now: Nanoseconds,
    throttle: (group: CpuBandwidth, until: Nanoseconds) => void,
  ): void {
    thread.virtualTime += (duration * DEFAULT_WEIGHT) / thread.task.weight
    for (let queue: CpuQueue | undefined = this; queue; queue = queue.parent) {
      queue.usage += duration
      queue.#virtual += (duration * DEFAULT_WEIGHT) / queue.weight
      const { bandwidth } = queue
      const until = bandwidth?.use(duration, now)
      if (bandwidth && until !== undefined) throttle(bandwidth, until)
    }
  }
}
