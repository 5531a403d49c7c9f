import { SyntaxProblem } from './ast'

export interface Token {
  readonly type:
    | 'number'
    | 'string'
    | 'regex'
    | 'name'
    | 'call'
    | 'builtin'
    | 'keyword'
    | 'operator'
    | 'newline'
    | 'end'
  readonly text: string
  readonly line: number
}

const keywords = new Set(
  'BEGIN END function func if else while for do break continue next nextfile exit return delete in getline print printf'.split(
    ' ',
  ),
)
const builtins = new Set(
  'length substr index split sub gsub match sprintf sin cos atan2 exp log sqrt int rand srand tolower toupper system close fflush systime strftime mktime'.split(
    ' ',
  ),
)
const operators = [
  '**=',
  '**',
  '&&',
  '||',
  '++',
  '--',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '^=',
  '==',
  '<=',
  '>=',
  '!=',
  '!~',
  '>>',
]

const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
}

/** The escapes of string constants and of -v values. */
export const unescapeString = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|(.))/gs, (whole, octal: string | undefined, letter: string | undefined) =>
    octal === undefined
      ? (escapes[letter ?? ''] ?? whole)
      : String.fromCharCode(Number.parseInt(octal, 8) & 255),
  )

/** After these a slash divides; elsewhere it begins a regular expression. */
const endsOperand = (token: Token | undefined): boolean =>
  token !== undefined &&
  (['number', 'string', 'name', 'builtin', 'regex'].includes(token.type) ||
    [')', ']', '$', '++', '--'].includes(token.text))

/** Splits a program into tokens. @throws SyntaxProblem */
export function tokenize(program: string): Token[] {
  return new Lexer(program).tokens()
}

class Lexer {
  readonly #tokens: Token[] = []
  #position = 0
  #line = 1

  constructor(private readonly program: string) {}

  tokens(): Token[] {
    while (this.#position < this.program.length) if (!this.#skip()) this.#token()
    this.#add('newline', '\n')
    this.#tokens.push({ type: 'end', text: 'end of file', line: this.#line + 1 })
    return this.#tokens
  }

  #add(type: Token['type'], text: string): void {
    this.#tokens.push({ type, text, line: this.#line })
  }

  #take(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'sy')
    sticky.lastIndex = this.#position
    const found = sticky.exec(this.program)?.[0]
    if (found !== undefined) this.#position += found.length
    return found
  }

  /** Passes over blanks, comments and continued lines. */
  #skip(): boolean {
    if (this.#take(/[ \t\r]+|#[^\n]*/) !== undefined) return true
    if (this.#take(/\\\r?\n/) === undefined) return false
    this.#line++
    return true
  }

  #token(): void {
    const character = this.program.charAt(this.#position)
    if (character === '\n') {
      this.#position++
      this.#add('newline', '\n')
      this.#line++
      return
    }
    if (character === '"') this.#string()
    else if (character === '/' && !endsOperand(this.#tokens.at(-1))) this.#regex()
    else if (!this.#number() && !this.#word()) this.#operator()
  }

  #number(): boolean {
    const number = this.#take(/(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/)
    if (number !== undefined) this.#add('number', number)
    return number !== undefined
  }

  #word(): boolean {
    const word = this.#take(/[A-Za-z_]\w*/)
    if (word === undefined) return false
    const type = keywords.has(word) ? 'keyword' : builtins.has(word) ? 'builtin' : undefined
    this.#add(type ?? (this.program[this.#position] === '(' ? 'call' : 'name'), word)
    return true
  }

  #string(): void {
    const text = this.#take(/"(?:\\.|[^"\\\n])*"/)
    if (text === undefined) this.#fail('runaway string constant')
    else this.#add('string', unescapeString(text.slice(1, -1).replace(/\\\n/g, '')))
  }

  #regex(): void {
    const text = this.#take(/\/(?:\\.|\[\^?\]?[^\]\n]*\]|[^/\\\n[])+\/|\/\//)
    if (text === undefined) this.#fail('runaway regular expression')
    else this.#add('regex', text.slice(1, -1).replace(/\\\//g, '/'))
  }

  #operator(): void {
    const rest = this.program.slice(this.#position, this.#position + 3)
    const operator = operators.find((candidate) => rest.startsWith(candidate)) ?? rest.charAt(0)
    if (!/^[-+*/%^!<>|&=?:,;()[\]{}$~]/.test(operator))
      throw new SyntaxProblem(`unexpected character '${operator}'`, this.#line)
    this.#position += operator.length
    this.#add('operator', operator)
  }

  #fail(what: string): never {
    throw new SyntaxProblem(
      `${what} ${this.program.slice(this.#position, this.#position + 10)} ...`,
      this.#line,
    )
  }
}
