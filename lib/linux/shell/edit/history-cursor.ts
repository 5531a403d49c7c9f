/** Walks through the history while a line is edited; lines that were changed on the way keep their changes. */
export class HistoryCursor {
  #at: number
  readonly #edited = new Map<number, string>()

  constructor(readonly lines: readonly string[]) {
    this.#at = lines.length
  }

  get position(): number {
    return this.#at
  }

  /** The line to show after moving by `step`, having left `current`; undefined at either end. */
  move(step: number, current: string): string | undefined {
    return this.moveTo(this.#at + step, current)
  }

  moveTo(position: number, current: string): string | undefined {
    if (position < 0 || position > this.lines.length || position === this.#at) return undefined
    this.#edited.set(this.#at, current)
    this.#at = position
    return this.#edited.get(position) ?? this.lines[position] ?? ''
  }

  /** The nearest line from `from` on, back or forward, that contains a text. */
  search(text: string, from: number, step: -1 | 1): number | undefined {
    const start = step < 0 ? Math.min(from, this.lines.length - 1) : from
    for (let at = start; at >= 0 && at < this.lines.length; at += step)
      if (this.lines[at]?.includes(text)) return at
    return undefined
  }
}
