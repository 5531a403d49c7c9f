/**
 * Shell patterns (bash(1), Pattern Matching) as regular expressions. In a pattern a backslash quotes the next character;
 * what was quoted in the source arrives here with backslashes.
 */
const classes: Readonly<Record<string, string>> = {
  alpha: '\\p{L}',
  digit: '0-9',
  alnum: '\\p{L}0-9',
  upper: '\\p{Lu}',
  lower: '\\p{Ll}',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`\\{-~',
  print: '\\x20-\\x7e\\xa0-\\u{10ffff}',
  graph: '\\x21-\\x7e\\xa1-\\u{10ffff}',
  cntrl: '\\x00-\\x1f\\x7f',
  xdigit: '0-9A-Fa-f',
  word: '\\w',
}

const literal = (character: string): string =>
  /[\\^$.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character

/** A character inside brackets. */
const member = (character: string): string => (/[\\\][^-]/.test(character) ? `\\${character}` : character)

export interface PatternOptions {
  readonly ignoreCase?: boolean
  /** `*` and `?` take as little as they can */
  readonly lazy?: boolean
  /** `*`, `?` and `[…]` do not match a slash */
  readonly path?: boolean
  readonly extended?: boolean
}

/** The source of a regular expression, without anchors, for the `u` and `s` flags. */
export function patternSource(pattern: string, options: PatternOptions = {}): string {
  return new PatternCompiler(pattern, options).compile()
}

const compiled = new Map<string, RegExp>()

function cached(source: string, ignoreCase: boolean): RegExp {
  const key = ignoreCase ? `i${source}` : source
  const known = compiled.get(key)
  if (known) return known
  const expression = new RegExp(source, ignoreCase ? 'sui' : 'su')
  if (compiled.size > 500) compiled.clear()
  compiled.set(key, expression)
  return expression
}

/** A regular expression for whole strings, or for what `wrap` makes of the pattern's source. */
export function patternExpression(
  pattern: string,
  options: PatternOptions = {},
  wrap: (source: string) => string = (source) => `^(?:${source})$`,
): RegExp {
  return cached(wrap(patternSource(pattern, options)), options.ignoreCase === true)
}

/** Whether a pattern matches a whole string. */
export function matchesPattern(text: string, pattern: string, options: PatternOptions = {}): boolean {
  if (!hasPattern(pattern))
    return options.ignoreCase ? text.toLowerCase() === pattern.toLowerCase() : text === pattern
  return patternExpression(pattern, options).test(text)
}

/** Whether anything in a pattern is more than itself. */
export function hasPattern(pattern: string): boolean {
  return /[*?[\\]|[+@!]\(/.test(pattern)
}

/** Quotes text so that as a pattern it matches only itself. */
export function escapePattern(text: string): string {
  return text.replace(/[*?[\]\\()|!+@^-]/g, '\\$&')
}

class PatternCompiler {
  #at = 0
  readonly #any: string
  readonly #one: string

  constructor(
    readonly pattern: string,
    readonly options: PatternOptions,
  ) {
    this.#one = options.path ? '[^/]' : '.'
    this.#any = `${this.#one}*${options.lazy ? '?' : ''}`
  }

  compile(end = ''): string {
    let source = ''
    while (this.#at < this.pattern.length) {
      const character = String.fromCodePoint(this.pattern.codePointAt(this.#at) ?? 0)
      if (end.includes(character)) break
      const extended =
        this.options.extended !== false && this.pattern[this.#at + 1] === '(' && '?*+@!'.includes(character)
      const closing = extended ? this.#closing() : -1
      if (closing > 0) source += this.#group(character, closing)
      else source += this.#simple(character)
    }
    return source
  }

  #simple(character: string): string {
    this.#at += character.length
    switch (character) {
      case '*':
        while (this.pattern[this.#at] === '*') this.#at++
        return this.#any
      case '?':
        return this.#one
      case '[':
        return this.#bracket()
      case '\\': {
        const next = this.pattern.codePointAt(this.#at)
        if (next === undefined) return '\\\\'
        const text = String.fromCodePoint(next)
        this.#at += text.length
        return literal(text)
      }
      default:
        return literal(character)
    }
  }

  #bracket(): string {
    const negated = this.pattern[this.#at] === '!' || this.pattern[this.#at] === '^'
    const start = negated ? this.#at + 1 : this.#at
    let set = ''
    let at = start
    for (; at === start || this.pattern[at] !== ']'; ) {
      if (at >= this.pattern.length) return '\\['
      const { text, length } = bracketMember(this.pattern, at, set)
      set += text
      at += length
    }
    this.#at = at + 1
    const body = isOrdered(set) ? set : ''
    if (negated) return this.options.path ? `[^/${body}]` : `[^${body}]`
    return body === '' ? '(?!)' : `[${body}]`
  }

  /** Where the group that opens after the operator here closes. */
  #closing(): number {
    let depth = 0
    for (let at = this.#at + 1; at < this.pattern.length; at++) {
      if (this.pattern[at] === '\\') at++
      else if (this.pattern[at] === '(') depth++
      else if (this.pattern[at] === ')' && --depth === 0) return at
    }
    return -1
  }

  #group(operator: string, closing: number): string {
    this.#at += 2
    const alternatives: string[] = []
    do {
      if (this.pattern[this.#at] === '|') this.#at++
      alternatives.push(this.compile('|)'))
    } while (this.#at < closing)
    this.#at = closing + 1
    const body = `(?:${alternatives.join('|')})`
    if (operator === '@') return body
    if (operator !== '!') return body + operator
    const rest = patternSource(this.pattern.slice(this.#at), this.options)
    return `(?:(?!${body}${rest}$)${this.#one}*)`
  }
}

/** One member of a bracket expression: a class, a range's dash or a character; `before` is what the set has so far. */
function bracketMember(
  pattern: string,
  at: number,
  before: string,
): { readonly text: string; readonly length: number } {
  const character = pattern[at] ?? ''
  const special = character === '[' ? /^\[(?::(\w+):|([.=])(.)\2)\]/su.exec(pattern.slice(at)) : null
  if (special) {
    const [all, named, , single = ''] = special
    return { text: named === undefined ? member(single) : (classes[named] ?? ''), length: all.length }
  }
  if (character === '-') {
    const isRange = before !== '' && pattern[at + 1] !== ']' && !before.endsWith('}')
    return { text: isRange ? '-' : '\\-', length: 1 }
  }
  const escaped = character === '\\' ? 1 : 0
  const text = String.fromCodePoint(pattern.codePointAt(at + escaped) ?? 92)
  return { text: member(text), length: escaped + text.length }
}

/** A range that runs backwards matches nothing; in a regular expression it would be an error. */
function isOrdered(set: string): boolean {
  for (const match of set.matchAll(/(\\?.)-(\\?.)/gsu)) {
    const [, low = '', high = ''] = match
    if (/^\\[a-z]/i.test(low) || /^\\[a-z]/i.test(high)) continue
    if ((low.at(-1) ?? '') > (high.at(-1) ?? '')) return false
  }
  return true
}
