import { escapePattern } from './pattern'

/** Where expansion puts its results; each kind of place treats quoting its own way. */
export interface Sink {
  /** Text that nothing more happens to. */
  quoted(text: string): void
  /** Unquoted source text. */
  bare(text: string): void
  /** The result of an unquoted expansion. */
  expanded(text: string): void
  /** Several values at once: `$@`, `$*` and arrays. */
  list(values: readonly string[], quoted: boolean, joined: boolean): void
}

/** One field of a command line; `pattern` is set when it may match file names. */
export interface Field {
  readonly value: string
  readonly pattern?: string
}

const mayGlob = /[*?[(]/
const globbing = /[*?]|\[[\s\S]*\]|[+@!]\(/
const needsEscape = /[*?[\]\\()|!+@^-]/

/** Builds the fields of a command's words: splits what unquoted expansions give at the characters of IFS. */
export class FieldSink implements Sink {
  readonly fields: Field[] = []
  #value = ''
  #pattern = ''
  #globs = false
  #started = false

  constructor(readonly ifs: string) {}

  quoted(text: string): void {
    this.#started = true
    this.#value += text
    this.#pattern += needsEscape.test(text) ? escapePattern(text) : text
  }

  bare(text: string): void {
    if (text === '') return
    this.#started = true
    this.#value += text
    this.#pattern += text
    this.#globs ||= mayGlob.test(text)
  }

  expanded(text: string): void {
    const { ifs } = this
    let from = 0
    for (let at = 0; ifs !== '' && at < text.length; at++) {
      const character = text[at] ?? ''
      if (!ifs.includes(character)) continue
      this.bare(text.slice(from, at))
      let hard = !isBlank(character)
      while (at + 1 < text.length) {
        const next = text[at + 1] ?? ''
        if (!ifs.includes(next) || (hard && !isBlank(next))) break
        hard ||= !isBlank(next)
        at++
      }
      this.end(hard)
      from = at + 1
    }
    this.bare(text.slice(from))
  }

  list(values: readonly string[], quoted: boolean, joined: boolean): void {
    if (quoted && joined) {
      this.quoted(values.join(this.ifs.slice(0, 1)))
      return
    }
    values.forEach((value, index) => {
      if (index > 0) this.end(quoted)
      if (quoted) this.quoted(value)
      else this.expanded(value)
    })
  }

  /** Ends the current field; an empty one counts only when `always`. */
  end(always = false): void {
    const globs = this.#globs && globbing.test(this.#pattern)
    if (this.#started || always)
      this.fields.push(globs ? { value: this.#value, pattern: this.#pattern } : { value: this.#value })
    this.#value = ''
    this.#pattern = ''
    this.#globs = false
    this.#started = false
  }
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n'
}

/** Gathers one string where words are not split: assignments, here-documents, `case` words. */
export class TextSink implements Sink {
  text = ''

  constructor(
    readonly ifs: string,
    readonly quote: (text: string) => string = (text) => text,
  ) {}

  quoted(text: string): void {
    this.text += this.quote(text)
  }

  bare(text: string): void {
    this.text += text
  }

  expanded(text: string): void {
    this.text += text
  }

  list(values: readonly string[], quoted: boolean, joined: boolean): void {
    const separator = joined ? this.ifs.slice(0, 1) : ' '
    if (quoted) this.quoted(values.join(separator))
    else this.expanded(values.join(separator))
  }
}
