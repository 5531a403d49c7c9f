import { MILLISECOND, type Nanoseconds } from '../../../base/clock'
import { Errno } from '../errno'
import { growMemory, shrinkMemory } from '../memory'
import type { Blocking } from '../wait-queue'
import { CallContext } from './call-context'

/** What touching a page for the first time takes. */
const FAULT_COST: Nanoseconds = 500
const PAGE = 4096

/** How long a process over memory.high is held up (cgroup-v2.rst: "throttled and put under heavy reclaim pressure"). */
const HIGH_DELAY: Nanoseconds = 100 * MILLISECOND

/** Anonymous memory (mmap(2), munmap(2)): how much, not what is in it. */
export class MemoryCalls extends CallContext {
  *mmap(length: number): Blocking<void> {
    yield* this.turn()
    const bytes = Math.ceil(length / PAGE) * PAGE
    this.enter((bytes / PAGE) * FAULT_COST)
    const { kernel, task } = this
    const { AS, DATA } = task.limits
    if (task.memory.heap + bytes > Math.min(AS.soft, DATA.soft)) throw new Errno('ENOMEM')
    if (!growMemory(kernel, task, bytes)) {
      yield* this.turn()
      throw new Errno('ENOMEM')
    }
    const high = [...task.cgroup.lineage()].find(({ memory, memoryHigh }) => memory.current > memoryHigh)
    if (!high) return
    for (const { memoryEvents } of high.lineage()) memoryEvents.high++
    yield { queues: [], until: kernel.clock.now() + HIGH_DELAY }
  }

  munmap(length: number): void {
    this.enter()
    shrinkMemory(this.task, Math.ceil(length / PAGE) * PAGE)
  }
}
