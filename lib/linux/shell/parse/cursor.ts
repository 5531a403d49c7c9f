import { type Problem, SyntaxFault } from './problem'

/** A place in source text. */
export class Cursor {
  at = 0
  #knownAt = 0
  #knownLine: number

  constructor(
    public text: string,
    readonly firstLine: number,
  ) {
    this.#knownLine = firstLine
  }

  get char(): string {
    return this.text[this.at] ?? ''
  }

  /** Goes past what a sticky expression matches here; that text. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  skip(expected: string): boolean {
    const isThere = this.text.startsWith(expected, this.at)
    if (isThere) this.at += expected.length
    return isThere
  }

  lineAt(position: number): number {
    if (position < this.#knownAt) {
      this.#knownAt = 0
      this.#knownLine = this.firstLine
    }
    for (;;) {
      const next = this.text.indexOf('\n', this.#knownAt)
      if (next < 0 || next >= position) return this.#knownLine
      this.#knownAt = next + 1
      this.#knownLine++
    }
  }

  /** The number of the line after the last. */
  get lastLine(): number {
    return this.lineAt(this.text.length) + (this.text.endsWith('\n') ? 0 : 1)
  }

  fail(problem: Omit<Problem, 'incomplete'> & { readonly incomplete?: boolean }): never {
    throw new SyntaxFault({ incomplete: false, ...problem })
  }

  /** The text ends inside something that `closer` would have ended. */
  unclosed(closer: string, line: number, posix = 'Unterminated quoted string'): never {
    this.fail({
      incomplete: true,
      line,
      message: `unexpected EOF while looking for matching \`${closer}'`,
      posix,
    })
  }
}
