import type { HistoryCursor } from './history-cursor'

/** A search through the history that follows what is typed: C-r back, C-s forward. */
export class IncrementalSearch {
  #text = ''
  /** -1 to look back, 1 to look forward */
  #step: -1 | 1 = -1
  /** the history line found */
  found: number | undefined
  failed = false

  constructor(
    readonly history: HistoryCursor,
    /** to be shown again afterwards */
    readonly prompt: string,
  ) {}

  get shownPrompt(): string {
    return `(${this.failed ? 'failed ' : ''}${this.#step < 0 ? 'reverse-' : ''}i-search)\`${this.#text}': `
  }

  /** Where in the line found the text stands. */
  get column(): number {
    const line = this.found === undefined ? '' : (this.history.lines[this.found] ?? '')
    return [...line.slice(0, Math.max(0, line.lastIndexOf(this.#text)))].length
  }

  extend(key: string): void {
    this.#text += key
    this.#find(this.found ?? this.history.lines.length - 1)
  }

  shorten(): void {
    this.#text = [...this.#text].slice(0, -1).join('')
    this.#find(this.history.lines.length - 1)
  }

  /** Goes on to the next line found, or turns round. */
  again(step: -1 | 1): void {
    this.#step = step
    if (this.#text !== '') this.#find((this.found ?? this.history.lines.length) + step)
  }

  #find(from: number): void {
    const position = this.#text === '' ? undefined : this.history.search(this.#text, from, this.#step)
    this.failed = position === undefined && this.#text !== ''
    if (position !== undefined) this.found = position
  }
}
