/** Numbers for rand(): the same seed gives the same numbers. */
export class Chance {
  #state: number

  constructor(private seed: number) {
    this.#state = seed
  }

  /** Begins anew; the seed until now. */
  reseed(seed: number): number {
    const before = this.seed
    this.seed = seed
    this.#state = seed
    return before
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
