interface Snapshot {
  readonly lines: readonly string[]
  readonly row: number
  readonly column: number
}

/** A text being edited, with a cursor and the way back; always has at least one line. */
export class TextBuffer {
  lines: string[]
  row = 0
  column = 0
  /** a newline ends the last line */
  terminated: boolean
  #saved: readonly string[]
  readonly #past: Snapshot[] = []
  readonly #future: Snapshot[] = []

  /** @param keepsEnd the last newline is followed by an empty line that can be gone to */
  constructor(text: string, keepsEnd = false) {
    this.terminated = !keepsEnd && (text === '' || text.endsWith('\n'))
    this.lines = (this.terminated ? text.slice(0, Math.max(0, text.length - 1)) : text).split('\n')
    this.#saved = [...this.lines]
  }

  get isModified(): boolean {
    return (
      this.lines.length !== this.#saved.length ||
      this.lines.some((line, index) => line !== this.#saved[index])
    )
  }

  get text(): string {
    return this.lines.length === 1 && this.lines[0] === ''
      ? ''
      : `${this.lines.join('\n')}${this.terminated ? '\n' : ''}`
  }

  get line(): string {
    return this.lines[this.row] ?? ''
  }

  markSaved(): void {
    this.#saved = [...this.lines]
  }

  /** To be called before each change that can be undone by itself. */
  remember(): void {
    this.#past.push(this.#snapshot())
    this.#future.length = 0
  }

  undo(): boolean {
    return this.#travel(this.#past, this.#future)
  }

  redo(): boolean {
    return this.#travel(this.#future, this.#past)
  }

  #travel(from: Snapshot[], to: Snapshot[]): boolean {
    const state = from.pop()
    if (!state) return false
    to.push(this.#snapshot())
    this.lines = [...state.lines]
    this.moveTo(state.row, state.column)
    return true
  }

  #snapshot(): Snapshot {
    return { lines: [...this.lines], row: this.row, column: this.column }
  }

  moveTo(row: number, column: number): void {
    this.row = Math.max(0, Math.min(this.lines.length - 1, row))
    this.column = Math.max(0, Math.min(this.line.length, column))
  }

  insert(text: string): void {
    const pieces = text.split('\n')
    const [before, after] = [this.line.slice(0, this.column), this.line.slice(this.column)]
    const last = pieces.at(-1) ?? ''
    const inserted = pieces.map(
      (piece, index) => (index === 0 ? before : '') + piece + (index === pieces.length - 1 ? after : ''),
    )
    this.lines.splice(this.row, 1, ...inserted)
    this.moveTo(this.row + pieces.length - 1, (pieces.length === 1 ? before.length : 0) + last.length)
  }

  /** Removes what is before the cursor, joining lines at the start of one. */
  backspace(): void {
    if (this.column > 0) {
      this.lines[this.row] = this.line.slice(0, this.column - 1) + this.line.slice(this.column)
      this.column--
    } else if (this.row > 0) {
      const rest = this.line
      this.lines.splice(this.row, 1)
      this.row--
      this.column = this.line.length
      this.lines[this.row] = this.line + rest
    }
  }

  /** Removes what is under the cursor, joining the next line at the end of one. */
  deleteForward(): void {
    if (this.column < this.line.length)
      this.lines[this.row] = this.line.slice(0, this.column) + this.line.slice(this.column + 1)
    else if (this.row < this.lines.length - 1)
      this.lines.splice(this.row, 2, this.line + (this.lines[this.row + 1] ?? ''))
  }

  /** Removes columns of the cursor's line; what they held. */
  cut(from: number, until: number): string {
    const removed = this.line.slice(from, until)
    this.lines[this.row] = this.line.slice(0, from) + this.line.slice(until)
    this.moveTo(this.row, from)
    return removed
  }

  /** Removes whole lines from the cursor's on; what they held. */
  cutLines(count: number): string[] {
    const removed = this.lines.splice(this.row, count)
    if (this.lines.length === 0) this.lines.push('')
    this.moveTo(this.row, 0)
    return removed
  }

  insertLines(row: number, lines: readonly string[]): void {
    this.lines.splice(row, 0, ...lines)
    this.moveTo(row, 0)
  }

  /** Goes to the next match after the cursor, around the end; false when there is none. */
  find(pattern: RegExp, backwards = false): boolean {
    const count = this.lines.length
    for (let step = 0; step <= count; step++) {
      const row = (((this.row + (backwards ? -step : step)) % count) + count) % count
      const columns = [...(this.lines[row] ?? '').matchAll(pattern)].map(({ index }) => index)
      const isHere = step === 0
      const isBeyond = (column: number): boolean =>
        backwards ? column < this.column || !isHere : column > this.column || !isHere
      const column = backwards ? columns.findLast(isBeyond) : columns.find(isBeyond)
      if (column === undefined) continue
      this.moveTo(row, column)
      return true
    }
    return false
  }
}
