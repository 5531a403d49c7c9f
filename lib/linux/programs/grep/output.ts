import type { Finder } from './matcher'

/** How grep prints what it found. */
export interface OutputRules {
  readonly names: boolean
  readonly lineNumbers: boolean
  readonly offsets: boolean
  readonly only: boolean
  readonly color: boolean
  readonly invert: boolean
  readonly nullAfterName: boolean
  readonly end: string
}

const sgr = (code: string, text: string): string => `\x1b[${code}m\x1b[K${text}\x1b[m\x1b[K`

/** Writes lines with what is asked for before them. */
export class LineFormatter {
  constructor(
    private readonly rules: OutputRules,
    private readonly find: Finder,
  ) {}

  #paint(code: string, text: string): string {
    return this.rules.color ? sgr(code, text) : text
  }

  name(name: string): string {
    return this.#paint('35', name)
  }

  separator(text: string): string {
    return this.#paint('36', text)
  }

  #lead(name: string, number: number, offset: number, sign: string): string {
    const { names, lineNumbers, offsets, nullAfterName } = this.rules
    const parts = [
      names && this.name(name) + (nullAfterName ? '\0' : this.separator(sign)),
      lineNumbers && this.#paint('32', String(number)) + this.separator(sign),
      offsets && this.#paint('32', String(offset)) + this.separator(sign),
    ]
    return parts.filter((part) => part !== false).join('')
  }

  /** A selected line; with -o a line for each match. */
  selected(
    name: string,
    number: number,
    offset: number,
    line: string,
    byteLength: (text: string) => number,
  ): string {
    const { only, end, invert } = this.rules
    if (!only) return this.#lead(name, number, offset, ':') + (invert ? line : this.#highlight(line)) + end
    if (invert) return ''
    return this.#matches(line)
      .filter(({ start, end: last }) => last > start)
      .map(({ start, end: last }) => {
        const at = offset + byteLength(line.slice(0, start))
        return this.#lead(name, number, at, ':') + this.#paint('01;31', line.slice(start, last)) + end
      })
      .join('')
  }

  context(name: string, number: number, offset: number, line: string): string {
    return this.rules.only ? '' : this.#lead(name, number, offset, '-') + line + this.rules.end
  }

  #matches(line: string): { start: number; end: number }[] {
    const spans: { start: number; end: number }[] = []
    for (let from = 0; from <= line.length; ) {
      const span = this.find(line, from)
      if (!span) break
      spans.push(span)
      from = span.end > span.start ? span.end : span.end + 1
    }
    return spans
  }

  #highlight(line: string): string {
    if (!this.rules.color) return line
    let out = ''
    let at = 0
    for (const { start, end } of this.#matches(line)) {
      if (end === start) continue
      out += line.slice(at, start) + sgr('01;31', line.slice(start, end))
      at = end
    }
    return out + line.slice(at)
  }
}
