import { bracketClass } from '../support/fnmatch'
import { type Assertion, type Node, RegexError } from './ast'

const RE_DUP_MAX = 32_767

const escapedAssertions: Readonly<Record<string, Assertion>> = {
  '<': 'word-start',
  '>': 'word-end',
  b: 'word-boundary',
  B: 'not-word-boundary',
  '`': 'buffer-start',
  "'": 'buffer-end',
}

const escapedClasses: Readonly<Record<string, string>> = {
  w: '[\\p{L}\\p{N}_]',
  W: '[^\\p{L}\\p{N}_]',
  s: '\\s',
  S: '\\S',
}

/** Reads a basic or extended regular expression in GNU's dialect. @throws RegexError */
export function parseRegex(
  pattern: string,
  extended: boolean,
): { readonly node: Node; readonly groups: number } {
  const parser = new Parser(pattern, extended)
  return { node: parser.parse(), groups: parser.groups }
}

class Parser {
  #position = 0
  #depth = 0
  groups = 0
  readonly #closed = new Set<number>()

  constructor(
    private readonly pattern: string,
    private readonly extended: boolean,
  ) {}

  parse(): Node {
    const node = this.#alternatives()
    if (this.#position < this.pattern.length) throw new RegexError('Unmatched ) or \\)')
    return node
  }

  get #rest(): string {
    return this.pattern.slice(this.#position)
  }

  /** Takes an operator, which basic expressions write with a backslash. */
  #take(operator: string): boolean {
    const text = this.extended ? operator : `\\${operator}`
    if (!this.pattern.startsWith(text, this.#position)) return false
    this.#position += text.length
    return true
  }

  #sees(operator: string): boolean {
    return this.pattern.startsWith(this.extended ? operator : `\\${operator}`, this.#position)
  }

  #alternatives(): Node {
    const items = [this.#sequence()]
    while (this.#take('|')) items.push(this.#sequence())
    const [only] = items
    return items.length === 1 && only ? only : { type: 'alternatives', items }
  }

  #sequence(): Node {
    const items: Node[] = []
    while (this.#position < this.pattern.length && !this.#sees('|')) {
      if (this.#sees(')') && (this.#depth > 0 || !this.extended)) break
      const atom = this.#atom(items)
      items.push(this.#repeated(atom))
    }
    const [only] = items
    return items.length === 1 && only ? only : { type: 'sequence', items }
  }

  #atom(before: readonly Node[]): Node {
    if (this.#take('(')) return this.#group()
    const character = String.fromCodePoint(this.pattern.codePointAt(this.#position) ?? 0)
    this.#position += character.length
    const isFirst = before.every((node) => node.type === 'assertion')
    switch (character) {
      case '.':
        return { type: 'any' }
      case '[':
        return this.#bracket()
      case '\\':
        return this.#escape()
      case '^':
        return this.extended || before.length === 0 ? { type: 'assertion', kind: 'line-start' } : literal('^')
      case '$':
        return this.extended || this.#atEnd() ? { type: 'assertion', kind: 'line-end' } : literal('$')
      case '*':
      case '+':
      case '?':
        // An operator with nothing before it: text in a basic expression, nothing in an extended one.
        return this.extended && isFirst ? { type: 'sequence', items: [] } : literal(character)
      default:
        return literal(character)
    }
  }

  #atEnd(): boolean {
    return this.#rest === '' || this.#sees(')') || this.#sees('|')
  }

  #group(): Node {
    const index = ++this.groups
    this.#depth++
    const body = this.#alternatives()
    this.#depth--
    if (!this.#take(')')) throw new RegexError('Unmatched ( or \\(')
    this.#closed.add(index)
    return { type: 'group', index, body }
  }

  #bracket(): Node {
    const bracket = bracketClass(this.pattern, this.#position, '^')
    if (!bracket) throw new RegexError(this.#bracketProblem())
    this.#position = bracket.end
    return { type: 'class', source: bracket.source }
  }

  #bracketProblem(): string {
    if (this.#rest === '') return 'Invalid regular expression'
    if (/^\^?\]?[^\]]*\[:[a-z]*:\]/.test(this.#rest) && /\]\]/.test(this.#rest))
      return 'Invalid character class name'
    return this.#rest.includes(']') && /.-./.test(this.#rest)
      ? 'Invalid range end'
      : 'Unmatched [, [^, [:, [., or [='
  }

  #escape(): Node {
    const character = String.fromCodePoint(this.pattern.codePointAt(this.#position) ?? 0)
    if (this.#position >= this.pattern.length) throw new RegexError('Trailing backslash')
    this.#position += character.length
    const kind = escapedAssertions[character]
    if (kind) return { type: 'assertion', kind }
    const source = escapedClasses[character]
    if (source) return { type: 'class', source }
    if (/[1-9]/.test(character)) {
      if (!this.#closed.has(Number(character))) throw new RegexError('Invalid back reference')
      return { type: 'reference', index: Number(character) }
    }
    return literal(character)
  }

  #repeated(atom: Node): Node {
    let body = atom
    for (;;) {
      const bounds = this.#bounds(body)
      if (!bounds) return body
      body = { type: 'repeat', body, ...bounds }
    }
  }

  #bounds(body: Node): { min: number; max: number } | undefined {
    const infinite = Number.POSITIVE_INFINITY
    if (body.type === 'assertion' && !this.extended) return undefined
    if (this.pattern[this.#position] === '*') {
      this.#position++
      return { min: 0, max: infinite }
    }
    if (this.#take('+')) return { min: 1, max: infinite }
    if (this.#take('?')) return { min: 0, max: 1 }
    return this.#sees('{') ? this.#interval() : undefined
  }

  #interval(): { min: number; max: number } | undefined {
    const match = (this.extended ? /^\{(\d*)(,?)(\d*)\}/ : /^\\\{(\d*)(,?)(\d*)\\\}/).exec(this.#rest)
    if (!match || (match[1] === '' && match[2] === '')) {
      // An extended expression takes a brace that opens no interval as text.
      if (this.extended) return undefined
      throw new RegexError(this.#rest.includes('\\}') ? 'Invalid content of \\{\\}' : 'Unmatched { or \\{')
    }
    const [whole, low = '', comma, high = ''] = match
    const min = Number(low)
    const max = comma === '' ? min : high === '' ? Number.POSITIVE_INFINITY : Number(high)
    if (min > max) throw new RegexError('Invalid content of \\{\\}')
    if (min > RE_DUP_MAX || (max !== Number.POSITIVE_INFINITY && max > RE_DUP_MAX))
      throw new RegexError('Regular expression too big')
    this.#position += whole.length
    return { min, max }
  }
}

const literal = (character: string): Node => ({ type: 'literal', character })
