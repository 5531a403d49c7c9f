import { ansiUnescape } from '../expand/ansi-unescape'
import { Cursor } from './cursor'
import { type GrammarName, grammars } from './grammar'
import { readParameter } from './parameter'
import { SyntaxFault } from './problem'
import type { List, Part, Word } from './syntax'
import { makeWord, pushText } from './text-parts'
import { markTildes } from './tilde'

/** Where text stands: unquoted, in double quotes, in a `${…}` inside them, in a here-document, or in arithmetic. */
export type Quoting = 'bare' | 'double' | 'operand' | 'here' | 'arithmetic'

export interface ReaderOptions {
  readonly grammar: GrammarName
  /** `@(…)` and its like are patterns */
  readonly extglob: boolean
  readonly alias?: ((name: string) => string | undefined) | undefined
}

const escapable = { double: '$`"\\', operand: '$`"\\}', here: '$`\\', arithmetic: '$`\\"' }
const simpleName = /[A-Za-z_]\w*|[\d@*#?$!-]/y

const runs = new Map<string, RegExp>()

/** Characters that mean nothing where a word ends at one of `stop`. */
function plainRun(stop: string): RegExp {
  const known = runs.get(stop)
  if (known) return known
  const run = new RegExp(`[^\\\\$\`'"(<>${stop.replace(/[\]\\^-]/g, '\\$&')}]+`, 'y')
  runs.set(stop, run)
  return run
}

/** Reads words: their quoting, expansions and substitutions (bash(1), QUOTING and EXPANSION). */
export abstract class WordReader extends Cursor {
  extglob: boolean
  readonly level: number

  constructor(
    text: string,
    firstLine: number,
    readonly options: ReaderOptions,
  ) {
    super(text, firstLine)
    this.extglob = options.extglob
    this.level = grammars[options.grammar]
  }

  /** The commands up to a `)`, which is read too. */
  abstract commands(): List

  /** A reader of the same kind for text from within this one. */
  abstract nested(text: string, line: number): WordReader

  /** All commands of the text. */
  abstract script(): List

  /** The word that begins here and ends before an unquoted character of `stop`. */
  word(stop: string, quoting: Quoting = 'bare', tildes: 'first' | 'assigned' | 'none' = 'first'): Word {
    const start = this.at
    const parts: Part[] = []
    this.read(parts, quoting, stop)
    const marked = tildes === 'none' || quoting !== 'bare' ? parts : markTildes(parts, tildes === 'assigned')
    return makeWord(this.text.slice(start, this.at), marked)
  }

  /** The text as one word in which nothing but expansions counts, as in a here-document or arithmetic. */
  template(quoting: 'here' | 'arithmetic'): Word {
    return this.word('', quoting)
  }

  /** The arithmetic between here and `end`. */
  arithmetic(end: number): Word {
    const text = this.text.slice(this.at, end)
    const word = this.nested(text, this.lineAt(this.at)).template('arithmetic')
    this.at = end
    return word
  }

  /** Where the `))` is that ends arithmetic; -1: it is none, since its parentheses close apart. */
  arithmeticEnd(posix = "Missing '))'"): number {
    const { text } = this
    let depth = 0
    for (let at = this.at; at < text.length; at++) {
      const char = text[at]
      if (char === '\\') at++
      else if (char === "'" || char === '"' || char === '`') {
        const end = text.indexOf(char, at + 1)
        if (end > 0) at = end
      } else if (char === '(') depth++
      else if (char === ')' && depth-- === 0) return text[at + 1] === ')' ? at : -1
    }
    return this.unclosed(')', this.lineAt(this.at), posix)
  }

  read(parts: Part[], quoting: Quoting, stop: string): void {
    const isBare = quoting === 'bare'
    const run = plainRun(stop)
    for (;;) {
      const plain = this.take(run)
      if (plain) pushText(parts, plain, !isBare)
      const { char } = this
      if (char === '') return
      if (isBare && char === '(' && this.extglob && /[?*+@!]$/.test(plain)) {
        this.#alternatives(parts)
        continue
      }
      if (isBare && (char === '<' || char === '>') && this.text[this.at + 1] === '(' && this.level > 0) {
        this.at += 2
        parts.push({ type: 'process', direction: char, body: this.commands() })
        continue
      }
      if (stop.includes(char)) return
      this.#special(parts, char, quoting)
    }
  }

  #special(parts: Part[], char: string, quoting: Quoting): void {
    const line = this.lineAt(this.at)
    const quoted = quoting !== 'bare'
    if (char === '$') {
      this.#dollar(parts, quoting)
      return
    }
    this.at++
    if (char === '\\') this.#escape(parts, quoting)
    else if (char === '`') this.#backquoted(parts, quoting)
    else if (char === "'" && !quoted) {
      const end = this.text.indexOf("'", this.at)
      if (end < 0) this.unclosed("'", line)
      pushText(parts, this.text.slice(this.at, end), true)
      this.at = end + 1
    } else if (char === '"' && (!quoted || quoting === 'operand')) this.#doubleQuoted(parts, line)
    // Double quotes mean nothing in arithmetic.
    else if (char !== '"' || quoting !== 'arithmetic') pushText(parts, char, quoted)
  }

  #doubleQuoted(parts: Part[], line: number): void {
    const before = parts.length
    this.read(parts, 'double', '"')
    if (!this.skip('"')) this.unclosed('"', line)
    if (parts.length === before) pushText(parts, '', true)
  }

  #escape(parts: Part[], quoting: Quoting): void {
    const next = this.char
    if (next === '\n') this.at++
    else if (quoting === 'bare') {
      pushText(parts, next || '\\', true)
      this.at += next.length
    } else if (next && escapable[quoting].includes(next)) {
      pushText(parts, next, true)
      this.at++
    } else pushText(parts, '\\', true)
  }

  /** `@(…|…)`: unquoted text with whatever is quoted or expanded in it. */
  #alternatives(parts: Part[]): void {
    const line = this.lineAt(this.at)
    this.at++
    pushText(parts, '(', false)
    for (let depth = 1; depth > 0; ) {
      this.read(parts, 'bare', '()')
      const { char } = this
      if (char === '') this.unclosed(')', line)
      this.at++
      pushText(parts, char, false)
      depth += char === '(' ? 1 : -1
    }
  }

  #backquoted(parts: Part[], quoting: Quoting): void {
    const start = this.at
    while (this.char !== '`') {
      if (this.char === '') this.unclosed('`', this.lineAt(start), 'EOF in backquote substitution')
      this.at += this.char === '\\' ? 2 : 1
    }
    const raw = this.text.slice(start, this.at++)
    const source = raw.replace(quoting === 'double' ? /\\([$`"\\])/g : /\\([$`\\])/g, '$1')
    parts.push({
      type: 'command',
      quoted: quoting !== 'bare',
      body: this.#backquotedScript(source, this.lineAt(start)),
    })
  }

  /** What is wrong between backquotes is only found when they are expanded. */
  #backquotedScript(source: string, line: number): List {
    try {
      return this.nested(source, line).script()
    } catch (fault) {
      if (!(fault instanceof SyntaxFault)) throw fault
      return { items: [{ command: { type: 'fault', problem: fault.problem }, background: false }] }
    }
  }

  #dollar(parts: Part[], quoting: Quoting): void {
    const start = this.at++
    const quoted = quoting !== 'bare'
    const line = this.lineAt(start)
    if (this.skip('((')) {
      const begin = this.at
      const end = this.arithmeticEnd()
      if (end >= 0) {
        const expression = this.arithmetic(end)
        this.at += 2
        parts.push({ type: 'arithmetic', quoted, expression })
        return
      }
      this.at = begin - 2
    }
    if (this.skip('(')) parts.push({ type: 'command', quoted, body: this.commands() })
    else if (this.skip('{')) parts.push(readParameter(this, quoting, start, line))
    else if (!quoted && this.level > 0 && this.skip("'")) {
      const raw = this.take(/(?:[^'\\]|\\[\s\S])*/y)
      if (!this.skip("'")) this.unclosed("'", line)
      pushText(parts, ansiUnescape(raw).split('\0', 1)[0] ?? '', true)
    } else if (!quoted && this.level > 1 && this.skip('"')) this.#doubleQuoted(parts, line)
    else if (this.level > 1 && this.skip('[')) {
      const expression = this.word(']', 'arithmetic')
      if (!this.skip(']')) this.unclosed(']', line)
      parts.push({ type: 'arithmetic', quoted, expression })
    } else {
      const name = this.take(simpleName)
      if (name) parts.push({ type: 'parameter', quoted, text: `$${name}`, name })
      else pushText(parts, '$', quoted)
    }
  }
}
