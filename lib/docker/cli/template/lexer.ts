import { quote } from '../go/quote'

export type TokenType =
  | 'error'
  | 'bool'
  | 'char'
  | 'rune'
  | 'assign'
  | 'declare'
  | 'eof'
  | 'field'
  | 'identifier'
  | 'left'
  | '('
  | ')'
  | 'number'
  | 'pipe'
  | 'right'
  | 'space'
  | 'string'
  | 'raw'
  | 'text'
  | 'variable'
  | 'keyword'

export interface Token {
  readonly type: TokenType
  readonly text: string
  /** index of its first character in the source */
  readonly at: number
}

const keywords = new Set('. block break continue define else end if range nil template with'.split(' '))

/** How parse errors show a token. */
export function describe({ type, text }: Token): string {
  if (type === 'eof') return 'EOF'
  if (type === 'error') return text
  if (type === 'keyword') return `<${text}>`
  return text.length > 10 ? `${quote(text.slice(0, 10))}...` : quote(text)
}

const rules: readonly (readonly [TokenType, RegExp])[] = [
  ['space', /[ \t\r\n]+/y],
  ['string', /"(?:[^"\\\n]|\\[^\n])*"/y],
  ['raw', /`[^`]*`/y],
  ['rune', /'(?:[^'\\\n]|\\[^\n])*'/y],
  ['variable', /\$[\p{L}\p{Nd}_]*/uy],
  [
    'number',
    /[+-]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\d[\d_]*\.?[\d_]*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)/uy,
  ],
  ['field', /\.[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['identifier', /[\p{L}_][\p{L}\p{Nd}_]*/uy],
  ['declare', /:=/y],
  ['assign', /=/y],
  ['pipe', /\|/y],
  ['(', /\(/y],
  [')', /\)/y],
  ['keyword', /\./y],
  ['char', /[!-~]/y],
]

const unterminated: Readonly<Record<string, string>> = {
  '"': 'unterminated quoted string',
  '`': 'unterminated raw quoted string',
  "'": 'unterminated character constant',
}

function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const printed = /^\p{C}$/u.test(character) ? '' : ` '${character}'`
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}${printed}`
}

/** Cuts a Go template into tokens; the last is `eof` or an `error` whose text is text/template's. */
export function lex(source: string): Token[] {
  return new Lexer(source).run()
}

class Lexer {
  readonly #tokens: Token[] = []
  #at = 0
  /** `-}}` or the like: the next text begins after its white space */
  #trimNext = false

  constructor(readonly source: string) {}

  run(): Token[] {
    while (this.#text() && this.#action());
    return this.#tokens
  }

  /** Text up to the next `{{`; whether there is one. */
  #text(): boolean {
    const { source } = this
    const left = source.indexOf('{{', this.#at)
    const end = left < 0 ? source.length : left
    let text = source.slice(this.#at, end)
    let start = this.#at
    if (this.#trimNext) {
      const trimmed = text.replace(/^[ \t\r\n]+/, '')
      start += text.length - trimmed.length
      text = trimmed
    }
    const trims = left >= 0 && /^\{\{-[ \t\r\n]/.test(source.slice(left, left + 4))
    if (trims) text = text.replace(/[ \t\r\n]+$/, '')
    if (text !== '') this.#emit('text', text, start)
    this.#at = end
    this.#trimNext = false
    if (left < 0) {
      this.#emit('eof', '', source.length)
      return false
    }
    this.#at = left + 2
    if (/^(?:-[ \t\r\n])?\/\*/.test(source.slice(this.#at))) return this.#comment(trims)
    this.#emit('left', '{{', left)
    if (trims) this.#at += 2
    return true
  }

  #comment(trims: boolean): boolean {
    const { source } = this
    const close = source.indexOf('*/', this.#at + (trims ? 4 : 2))
    if (close < 0) return this.#fail('unclosed comment')
    const end = /^([ \t\r\n]-)?\}\}/.exec(source.slice(close + 2))
    if (!end) return this.#fail('comment ends before closing delimiter')
    this.#at = close + 2 + end[0].length
    this.#trimNext = end[1] !== undefined
    return this.#text()
  }

  /** The tokens inside `{{ }}`; whether the action was closed. */
  #action(): boolean {
    const { source } = this
    let depth = 0
    for (;;) {
      const close = /^([ \t\r\n]-)?\}\}/.exec(source.slice(this.#at, this.#at + 4))
      if (close) {
        if (depth > 0) return this.#fail('unclosed left paren')
        this.#emit('right', '}}', this.#at + close[0].length - 2)
        this.#at += close[0].length
        this.#trimNext = close[1] !== undefined
        return true
      }
      if (this.#at >= source.length) return this.#fail('unclosed action')
      const token = this.#next()
      if (!token) return false
      depth += token.type === '(' ? 1 : token.type === ')' ? -1 : 0
      if (depth < 0) return this.#fail("unexpected right paren U+0029 ')'")
      this.#tokens.push(token)
      this.#at = token.at + token.text.length
    }
  }

  #next(): Token | undefined {
    const at = this.#at
    for (const [type, rule] of rules) {
      rule.lastIndex = at
      const match = rule.exec(this.source)
      if (!match) continue
      const token = this.#token(type, this.#untilTrim(type, match[0]), at)
      if (unterminated[token.text]) break
      return this.#isTerminated(token) ? token : undefined
    }
    const character = String.fromCodePoint(this.source.codePointAt(at) ?? 0)
    if (character === ':') this.#fail('expected :=')
    else this.#fail(unterminated[character] ?? `unrecognized character in action: ${codePoint(character)}`)
    return undefined
  }

  /** White space before `-}}` belongs to the closing mark. */
  #untilTrim(type: TokenType, text: string): string {
    const followed = this.source.startsWith('-}}', this.#at + text.length)
    return type === 'space' && followed && text.length > 1 ? text.slice(0, -1) : text
  }

  #token(type: TokenType, text: string, at: number): Token {
    if (type !== 'identifier') return { type, text, at }
    if (keywords.has(text)) return { type: 'keyword', text, at }
    return { type: text === 'true' || text === 'false' ? 'bool' : 'identifier', text, at }
  }

  #isTerminated({ type, text, at }: Token): boolean {
    const rest = this.source.slice(at + text.length)
    if (type === 'number' && /^[\p{L}\p{Nd}_]/u.test(rest)) {
      this.#fail(`bad number syntax: ${quote(text + String.fromCodePoint(rest.codePointAt(0) ?? 0))}`)
      return false
    }
    const named = type === 'field' || type === 'variable' || type === 'identifier' || type === 'bool'
    if (
      (named || (type === 'keyword' && text !== '.')) &&
      rest !== '' &&
      !/^(?:[ \t\r\n.,|:()=]|\}\})/.test(rest)
    ) {
      this.#fail(`bad character ${codePoint(String.fromCodePoint(rest.codePointAt(0) ?? 0))}`)
      return false
    }
    return true
  }

  #emit(type: TokenType, text: string, at: number): void {
    this.#tokens.push({ type, text, at })
  }

  #fail(message: string): false {
    this.#emit('error', message, this.#at)
    return false
  }
}
