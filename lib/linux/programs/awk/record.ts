import type { Regex } from '../regex/regex'
import { fromInput, toNumber, toText, type Value } from './value'

/** The record and its fields; one is made from the other when it is needed. */
export class Record {
  #text = ''
  #fields: Value[] = []
  #isSplit = true
  #isJoined = true

  constructor(
    private readonly separator: () => string,
    private readonly outputSeparator: () => string,
    private readonly regexOf: (source: string) => Regex,
    private readonly isParagraph: () => boolean,
  ) {}

  set(text: string): void {
    this.#text = text
    this.#isSplit = false
    this.#isJoined = true
  }

  get count(): number {
    this.#split()
    return this.#fields.length
  }

  set count(count: number) {
    this.#split()
    while (this.#fields.length < count) this.#fields.push('')
    this.#fields.length = Math.max(0, count)
    this.#isJoined = false
  }

  get(index: number): Value {
    if (index === 0) return fromInput(this.#join())
    this.#split()
    return this.#fields[index - 1]
  }

  put(index: number, value: Value, convert: string): void {
    if (index === 0) {
      this.set(toText(value, convert))
      return
    }
    if (this.count < index) this.count = index
    this.#fields[index - 1] = typeof value === 'number' ? value : value === undefined ? '' : value
    this.#isJoined = false
  }

  #join(): string {
    if (!this.#isJoined) {
      this.#text = this.#fields.map((field) => toText(field, '%.6g')).join(this.outputSeparator())
      this.#isJoined = true
    }
    return this.#text
  }

  #split(): void {
    if (this.#isSplit) return
    this.#isSplit = true
    this.#fields = splitText(this.#text, this.separator(), this.regexOf, this.isParagraph()).map(fromInput)
  }
}

/** Splits by FS: blanks for a single blank, characters for nothing, else a character or an expression. */
export function splitText(
  text: string,
  separator: string,
  regexOf: (source: string) => Regex,
  isParagraph = false,
): string[] {
  if (text === '') return []
  if (separator === ' ') {
    const trimmed = text.replace(/^[ \t\n]+|[ \t\n]+$/g, '')
    return trimmed === '' ? [] : trimmed.split(/[ \t\n]+/)
  }
  if (separator === '') return [...text]
  if (separator.length === 1 && separator !== '\\' && !isParagraph) return text.split(separator)
  const source = separator.length === 1 ? separator.replace(/[\\^$.*+?()[\]{}|]/, '\\$&') : separator
  const regex = regexOf(isParagraph ? `(${source})|\n` : source)
  const parts: string[] = []
  let from = 0
  for (let at = 0; at <= text.length; ) {
    const match = regex.exec(text, at)
    if (!match) break
    if (match.end === match.start) {
      at = match.end + 1
      continue
    }
    parts.push(text.slice(from, match.start))
    from = match.end
    at = match.end
  }
  return [...parts, text.slice(from)]
}

export const indexOfField = (value: Value): number => Math.trunc(toNumber(value))
