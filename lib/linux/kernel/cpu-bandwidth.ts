import type { Nanoseconds } from '../../base/clock'

/** How much processor time a control group may use in each period (cpu.max; Linux: CFS bandwidth control). */
export class CpuBandwidth {
  periods = 0
  throttledPeriods = 0
  throttledTime: Nanoseconds = 0
  isThrottled = false
  #begin: Nanoseconds
  #used: Nanoseconds = 0
  #throttledAt: Nanoseconds = 0

  constructor(
    readonly quota: Nanoseconds,
    readonly period: Nanoseconds,
    now: Nanoseconds,
  ) {
    this.#begin = now
  }

  /** Takes time off the quota; when the group may go on, if it must stand still now. What was used too much counts for the next period. */
  use(duration: Nanoseconds, now: Nanoseconds): Nanoseconds | undefined {
    this.#refill(now)
    this.#used += duration
    if (this.#used < this.quota || this.isThrottled) return undefined
    this.isThrottled = true
    this.throttledPeriods++
    this.#throttledAt = now
    return this.#begin + this.period * Math.max(Math.floor(this.#used / this.quota), 1)
  }

  /** The time of which {@link use} spoke has come. */
  goOn(now: Nanoseconds): void {
    this.isThrottled = false
    this.throttledTime += now - this.#throttledAt
    this.#refill(now)
  }

  #refill(now: Nanoseconds): void {
    const passed = Math.floor((now - this.#begin) / this.period)
    if (passed <= 0) return
    this.periods++
    this.#begin += passed * this.period
    this.#used = Math.max(this.#used - passed * this.quota, 0)
  }
}
