import { ShellError } from '../../state/shell-error'
import type { Expression } from './expression'
import { parseInteger } from './integer'

const precedence: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
]

const pattern =
  /\s*(\d[\w@#]*|[A-Za-z_]\w*|<<=|>>=|\*\*|\+\+|--|[-+*/%&|^<>=!]=|<<|>>|&&|\|\||[-+*/%&|^<>=!~?:,()])/y

/** Stands for text that is no token. */
const INVALID = '\0'

/** Parses shell arithmetic (bash(1), ARITHMETIC EVALUATION). @throws ShellError with bash's message */
export function parseExpression(text: string): Expression {
  return new ExpressionParser(text).parse()
}

class ExpressionParser {
  #token = ''
  /** where the token begins, and where the one before it did */
  #start = 0
  #last = 0
  #next = 0

  constructor(readonly text: string) {}

  parse(): Expression {
    this.#advance()
    if (this.#token === '') return { type: 'number', value: 0 }
    const expression = this.#comma()
    if (this.#is(INVALID)) this.#fail('syntax error: invalid arithmetic operator', this.#start)
    if (!this.#is('')) this.#fail('syntax error in expression', this.#start)
    return expression
  }

  #is(token: string): boolean {
    return this.#token === token
  }

  #advance(): void {
    this.#last = this.#start
    pattern.lastIndex = this.#next
    const match = pattern.exec(this.text)
    this.#token = match?.[1] ?? ''
    this.#start = match ? pattern.lastIndex - this.#token.length : this.text.length
    if (!match && this.text.slice(this.#next).trim() !== '') {
      const rest = this.text.slice(this.#next)
      this.#start = this.#next + rest.length - rest.trimStart().length
      this.#token = INVALID
    }
    if (match) this.#next = pattern.lastIndex
    // Signs make up one token only after a name or before one.
    const isDouble = this.#token === '++' || this.#token === '--'
    if (
      isDouble &&
      !/([A-Za-z_]\w*|\])\s*$/.test(this.text.slice(0, this.#start)) &&
      !/^\s*[A-Za-z_]/.test(this.text.slice(this.#next))
    ) {
      this.#token = this.#token.charAt(0)
      this.#next--
    }
  }

  #fail(message: string, at: number): never {
    throw new ShellError(`${this.text.trimStart()}: ${message} (error token is "${this.text.slice(at)}")`)
  }

  #comma(): Expression {
    let left = this.#assignment()
    while (this.#token === ',') {
      const at = this.#start
      this.#advance()
      left = { type: 'binary', operator: ',', left, right: this.#assignment(), at }
    }
    return left
  }

  #assignment(): Expression {
    const target = this.#choice()
    const operator = this.#token
    if (!/^([-+*/%&|^]|<<|>>)?=$/.test(operator)) return target
    if (target.type !== 'variable') this.#fail('attempted assignment to non-variable', this.#start)
    this.#advance()
    const at = this.#start
    return { type: 'assign', operator: operator.slice(0, -1), target, value: this.#assignment(), at }
  }

  #choice(): Expression {
    const test = this.#binary(0)
    if (this.#token !== '?') return test
    this.#advance()
    if (this.#is(':') || this.#is('')) this.#fail('expression expected', this.#start)
    const yes = this.#comma()
    if (!this.#is(':')) this.#fail("`:' expected for conditional expression", this.#last)
    this.#advance()
    if (this.#is('')) this.#fail('expression expected', this.#last)
    return { type: 'choice', test, yes, no: this.#assignment() }
  }

  #binary(level: number): Expression {
    const operators = precedence[level]
    if (!operators) return this.#power()
    let left = this.#binary(level + 1)
    while (operators.includes(this.#token)) {
      const operator = this.#token
      this.#advance()
      const right = this.#binary(level + 1)
      left = { type: 'binary', operator, left, right, at: this.#last }
    }
    return left
  }

  #power(): Expression {
    const left = this.#unary()
    if (this.#token !== '**') return left
    this.#advance()
    const right = this.#power()
    return { type: 'binary', operator: '**', left, right, at: this.#last }
  }

  #unary(): Expression {
    const operator = this.#token
    if (operator === '-' || operator === '+' || operator === '!' || operator === '~') {
      this.#advance()
      return { type: 'unary', operator, operand: this.#unary() }
    }
    if (operator !== '++' && operator !== '--') return this.#primary()
    this.#advance()
    const target = this.#unary()
    if (target.type === 'variable')
      return { type: 'step', by: operator === '++' ? 1 : -1, before: true, target }
    // `--5` is two signs.
    return { type: 'unary', operator: '+', operand: target }
  }

  #primary(): Expression {
    const token = this.#token
    const at = this.#start
    if (token === '(') {
      this.#advance()
      const inner = this.#comma()
      if (!this.#is(')')) this.#fail("missing `)'", this.#last)
      this.#advance()
      return inner
    }
    if (/^\d/.test(token)) {
      const value = parseInteger(token)
      if (typeof value === 'string') this.#fail(value, at)
      this.#advance()
      return { type: 'number', value }
    }
    if (!/^[A-Za-z_]/.test(token))
      this.#fail('syntax error: operand expected', token === '' ? this.#last : at)
    return this.#variable(token, at)
  }

  #variable(name: string, at: number): Expression {
    const subscript = this.text[this.#next] === '[' ? this.#subscript(at) : undefined
    this.#advance()
    const target = { type: 'variable', name, at, ...(subscript !== undefined && { subscript }) } as const
    if (this.#token !== '++' && this.#token !== '--') return target
    const by = this.#token === '++' ? 1 : -1
    this.#advance()
    return { type: 'step', by, before: false, target }
  }

  #subscript(at: number): string {
    let depth = 0
    for (let end = this.#next; end < this.text.length; end++) {
      if (this.text[end] === '[') depth++
      if (this.text[end] !== ']' || --depth > 0) continue
      const subscript = this.text.slice(this.#next + 1, end)
      this.#next = end + 1
      return subscript
    }
    return this.#fail('bad array subscript', at)
  }
}
