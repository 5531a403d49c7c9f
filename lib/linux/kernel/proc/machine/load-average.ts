import { type Nanoseconds, SECOND } from '../../../../base/clock'

const WINDOWS_SECONDS = [60, 300, 900] as const

/** The load of the last one, five and fifteen minutes, brought up to date whenever somebody asks (proc_loadavg(5)). */
export class LoadAverage {
  readonly #averages = [0, 0, 0]
  #time: Nanoseconds = 0
  #busy: Nanoseconds = 0

  /** @param busy CPU time all threads have used so far */
  update(now: Nanoseconds, busy: Nanoseconds): readonly number[] {
    const elapsed = now - this.#time
    if (elapsed >= SECOND) {
      const load = (busy - this.#busy) / elapsed
      WINDOWS_SECONDS.forEach((window, index) => {
        const weight = Math.exp(-elapsed / SECOND / window)
        this.#averages[index] = (this.#averages[index] ?? 0) * weight + load * (1 - weight)
      })
      this.#time = now
      this.#busy = busy
    }
    return this.#averages
  }
}
