/** A point in, or a span of, virtual time in nanoseconds. Points count from the moment the world began; earlier ones are negative. */
export type Nanoseconds = number

export const MICROSECOND: Nanoseconds = 1_000
export const MILLISECOND: Nanoseconds = 1_000_000
export const SECOND: Nanoseconds = 1_000_000_000

/** A moment on the wall clock: whole seconds since 1970 (UTC) and the nanoseconds after them. */
export interface Realtime {
  readonly seconds: number
  readonly nanoseconds: number
}

/** The world's clock. It stands still until the scheduler moves it, so the same journal always sees the same times. */
export class Clock {
  #now: Nanoseconds = 0

  /** @param epochSeconds the wall-clock second (Unix time) at which the world began */
  constructor(readonly epochSeconds: number) {}

  /** Virtual time since the world began. */
  now(): Nanoseconds {
    return this.#now
  }

  /** Moves the clock forward; a time in the past is ignored. */
  advanceTo(time: Nanoseconds): void {
    if (time > this.#now) this.#now = time
  }

  /** The wall-clock moment of a point in virtual time; of now without an argument. */
  realtime(time: Nanoseconds = this.#now): Realtime {
    const seconds = Math.floor(time / SECOND)
    return { seconds: this.epochSeconds + seconds, nanoseconds: Math.round(time - seconds * SECOND) }
  }

  /** The point in virtual time of a wall-clock moment. */
  fromRealtime(moment: Realtime): Nanoseconds {
    return (moment.seconds - this.epochSeconds) * SECOND + moment.nanoseconds
  }
}
