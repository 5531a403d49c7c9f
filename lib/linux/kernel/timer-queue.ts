import type { Nanoseconds } from '../../base/clock'

interface Timer {
  readonly time: Nanoseconds
  readonly order: number
  readonly callback: () => void
}

const before = (left: Timer, right: Timer): boolean =>
  left.time < right.time || (left.time === right.time && left.order < right.order)

/** Callbacks by time; those of the same time in the order they were added (a binary heap). */
export class TimerQueue {
  readonly #heap: Timer[] = []
  #order = 0

  get next(): Nanoseconds | undefined {
    return this.#heap[0]?.time
  }

  add(time: Nanoseconds, callback: () => void): void {
    const heap = this.#heap
    const timer = { time, order: this.#order++, callback }
    let index = heap.length
    heap.push(timer)
    while (index > 0) {
      const parentIndex = (index - 1) >> 1
      const parent = heap[parentIndex]
      if (!parent || before(parent, timer)) break
      heap[index] = parent
      index = parentIndex
    }
    heap[index] = timer
  }

  /** Calls everything due at `now`, including what the callbacks add for that time. */
  fire(now: Nanoseconds): void {
    for (let first = this.#heap[0]; first && first.time <= now; first = this.#heap[0]) {
      this.#removeFirst()
      first.callback()
    }
  }

  #removeFirst(): void {
    const heap = this.#heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let index = 0
    for (;;) {
      let childIndex = 2 * index + 1
      let child = heap[childIndex]
      if (!child) break
      const right = heap[childIndex + 1]
      if (right && before(right, child)) {
        child = right
        childIndex++
      }
      if (before(last, child)) break
      heap[index] = child
      index = childIndex
    }
    heap[index] = last
  }
}
