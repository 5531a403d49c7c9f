/** Slides runs of changed lines to join others, then as far down as they go or beside a change in the other file. */
export function shift(lines: readonly string[], changed: Uint8Array, other: Uint8Array): void {
  const end = lines.length
  const run = new Run(lines, changed, other)
  while (run.next()) {
    let beside = end
    for (let length = -1; length !== run.at - run.start; ) {
      length = run.at - run.start
      run.joinAbove()
      beside = run.isBesideChange ? run.at : end
      beside = run.slideDown() ?? beside
    }
    while (beside < run.at) run.back()
  }
}

/** A run of changed lines, from `start` to before `at`; `partner` is the line of the other file that it stands beside. */
class Run {
  start = 0
  at = 0
  #partner = 0

  constructor(
    private readonly lines: readonly string[],
    private readonly changed: Uint8Array,
    private readonly other: Uint8Array,
  ) {}

  /** Goes to the next run; false at the end. */
  next(): boolean {
    for (; this.at < this.lines.length && !this.changed[this.at]; this.at++)
      while (this.other[this.#partner++]);
    if (this.at >= this.lines.length) return false
    this.start = this.at
    while (this.changed[++this.at]);
    while (this.other[this.#partner]) this.#partner++
    return true
  }

  get isBesideChange(): boolean {
    return this.other[this.#partner - 1] === 1
  }

  back(): void {
    this.changed[--this.start] = 1
    this.changed[--this.at] = 0
    while (this.other[--this.#partner]);
  }

  joinAbove(): void {
    while (this.start > 0 && this.lines[this.start - 1] === this.lines[this.at - 1]) {
      this.back()
      while (this.changed[this.start - 1]) this.start--
    }
  }

  /** The last place beside a change in the other file, if there was one on the way. */
  slideDown(): number | undefined {
    let beside: number | undefined
    while (this.at !== this.lines.length && this.lines[this.start] === this.lines[this.at]) {
      this.changed[this.start++] = 0
      this.changed[this.at++] = 1
      while (this.changed[this.at]) this.at++
      while (this.other[++this.#partner]) beside = this.at
    }
    return beside
  }
}
