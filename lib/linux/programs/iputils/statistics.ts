/** Nanoseconds as ping shows milliseconds: about three digits. */
export function tripTime(nanoseconds: number): string {
  const micro = Math.floor(nanoseconds / 1000)
  if (micro >= 100_000) return String(Math.floor((micro + 500) / 1000))
  const digits = micro >= 10_000 ? 1 : micro >= 1000 ? 2 : 3
  return (micro / 1000).toFixed(digits)
}

/** What ping counts, and how it sums up. */
export class Statistics {
  transmitted = 0
  received = 0
  errors = 0
  #start = 0
  #last = 0
  #minimum = Number.POSITIVE_INFINITY
  #maximum = 0
  #sum = 0
  #sumOfSquares = 0

  start(now: number): void {
    this.#start = now
    this.#last = now
  }

  /** Something was sent or received. */
  touch(now: number): void {
    this.#last = now
  }

  /** An answer after so many nanoseconds. */
  add(trip: number): void {
    const micro = Math.floor(trip / 1000)
    this.received++
    this.#minimum = Math.min(this.#minimum, micro)
    this.#maximum = Math.max(this.#maximum, micro)
    this.#sum += micro
    this.#sumOfSquares += micro * micro
  }

  get summary(): string {
    const { transmitted, received, errors } = this
    const loss = transmitted === 0 ? 0 : ((transmitted - received) * 100) / transmitted
    const percent = Number(loss.toPrecision(6))
    const failed = errors > 0 ? `+${errors} errors, ` : ''
    const elapsed = Math.floor((this.#last - this.#start) / 1e6)
    const first = `${transmitted} packets transmitted, ${received} received, ${failed}${percent}% packet loss, time ${elapsed}ms\n`
    if (received === 0) return `${first}\n`
    const mean = Math.floor(this.#sum / received)
    const deviation = Math.floor(
      Math.sqrt(Math.max(0, this.#sumOfSquares / received - (this.#sum / received) ** 2)),
    )
    const shown = [this.#minimum, mean, this.#maximum, deviation].map((micro) => (micro / 1000).toFixed(3))
    return `${first}rtt min/avg/max/mdev = ${shown.join('/')} ms\n`
  }
}
