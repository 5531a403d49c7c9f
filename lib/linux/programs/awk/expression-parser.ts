import { arity } from './arity'
import { type BinaryOperator, type Comparison, type Expression, type Place, SyntaxProblem } from './ast'
import { TokenStream } from './token-stream'

const comparisons: readonly string[] = ['<', '<=', '==', '!=', '>', '>=']
const assignments: Readonly<Record<string, BinaryOperator | undefined>> = {
  '=': undefined,
  '+=': '+',
  '-=': '-',
  '*=': '*',
  '/=': '/',
  '%=': '%',
  '^=': '^',
}

/** Reads expressions; precedence from ?: down to grouping is a method each. */
export class ExpressionParser extends TokenStream {
  /** calls of functions that may be defined later */
  readonly calls: { readonly name: string; readonly line: number }[] = []
  /** inside print without parentheses `>` redirects */
  #noGreater = false
  #noIn = false

  expression(): Expression {
    const test = this.#or()
    if (this.isAt('?')) {
      this.next()
      this.skipNewlines()
      const then = this.expression()
      this.skipNewlines()
      this.expect(':')
      this.skipNewlines()
      return { type: 'condition', test, then, otherwise: this.expression() }
    }
    const { text } = this.peek()
    if (!(text in assignments) || !isPlace(test) || this.peek().type !== 'operator') return test
    this.next()
    this.skipNewlines()
    return { type: 'assign', operator: assignments[text], place: test, value: this.expression() }
  }

  list(): Expression[] {
    const items = [this.expression()]
    while (this.accept(',')) {
      this.skipNewlines()
      items.push(this.expression())
    }
    return items
  }

  /** The arguments of print: `print (a, b) > "x"` has its list in parentheses. */
  printArguments(): Expression[] {
    const start = this.position
    if (this.accept('(')) {
      const items = this.#inParentheses(() => this.list())
      if (this.accept(')') && [';', '\n', '}', '>', '>>', '|', 'end of file'].some((text) => this.isAt(text)))
        return items
      this.position = start
    }
    const before = this.#noGreater
    this.#noGreater = true
    const items = this.list()
    this.#noGreater = before
    return items
  }

  redirectionTarget(): Expression {
    const before = this.#noGreater
    this.#noGreater = true
    const target = this.#concatenation()
    this.#noGreater = before
    return target
  }

  #inParentheses<T>(parse: () => T): T {
    const before = [this.#noGreater, this.#noIn] as const
    this.#noGreater = false
    this.#noIn = false
    const result = parse()
    ;[this.#noGreater, this.#noIn] = before
    return result
  }

  #or(): Expression {
    let left = this.#and()
    while (this.accept('||')) {
      this.skipNewlines()
      left = { type: 'or', left, right: this.#and() }
    }
    return left
  }

  #and(): Expression {
    let left = this.#membership()
    while (this.accept('&&')) {
      this.skipNewlines()
      left = { type: 'and', left, right: this.#membership() }
    }
    return left
  }

  #membership(): Expression {
    let left = this.#match()
    while (!this.#noIn && this.accept('in')) left = { type: 'in', keys: [left], array: this.next().text }
    return left
  }

  #match(): Expression {
    let left = this.#comparison()
    while (this.isAt('~') || this.isAt('!~')) {
      const negated = this.next().text === '!~'
      left = { type: 'match', negated, left, right: this.#comparison() }
    }
    return left
  }

  #comparison(): Expression {
    const left = this.#concatenation()
    const { text, type } = this.peek()
    if (type === 'operator' && comparisons.includes(text) && !(text === '>' && this.#noGreater)) {
      this.next()
      return { type: 'compare', operator: text as Comparison, left, right: this.#concatenation() }
    }
    return this.#pipedGetline(left)
  }

  #pipedGetline(command: Expression): Expression {
    let source = command
    while (this.isAt('|') && this.lookahead(2)[1]?.text === 'getline') {
      this.position += 2
      source = { type: 'getline', place: this.#optionalPlace(), from: 'command', source }
    }
    return source
  }

  #concatenation(): Expression {
    let left = this.#additive()
    while (this.#startsOperand()) left = { type: 'concat', left, right: this.#additive() }
    return left
  }

  /** Whether an operand follows, which is then joined to what stands before it. */
  #startsOperand(): boolean {
    const { type, text } = this.peek()
    if (type === 'keyword') return false
    if (['number', 'string', 'regex', 'name', 'call', 'builtin'].includes(type)) return true
    return ['$', '!', '(', '-', '+', '++', '--'].includes(text) && text !== '-' && text !== '+'
  }

  #additive(): Expression {
    let left = this.#multiplicative()
    while (this.isAt('+') || this.isAt('-')) {
      const operator = this.next().text as BinaryOperator
      left = { type: 'binary', operator, left, right: this.#multiplicative() }
    }
    return left
  }

  #multiplicative(): Expression {
    let left = this.#unary()
    while (this.isAt('*') || this.isAt('/') || this.isAt('%')) {
      const operator = this.next().text as BinaryOperator
      left = { type: 'binary', operator, left, right: this.#unary() }
    }
    return left
  }

  #unary(): Expression {
    for (const operator of ['!', '-', '+'] as const) {
      if (this.accept(operator)) return { type: 'unary', operator, operand: this.#unary() }
    }
    return this.#power()
  }

  #power(): Expression {
    const left = this.#postfix()
    if (!this.accept('^')) return left
    // The exponent may have a sign of its own, and the operator groups to the right.
    return { type: 'binary', operator: '^', left, right: this.#unary() }
  }

  #postfix(): Expression {
    const operand = this.#primary()
    if (!isPlace(operand)) return operand
    if (this.accept('++')) return { type: 'increment', place: operand, by: 1, isPrefix: false }
    if (this.accept('--')) return { type: 'increment', place: operand, by: -1, isPrefix: false }
    return operand
  }

  #primary(): Expression {
    const token = this.peek()
    switch (token.type) {
      case 'number':
        this.next()
        return { type: 'number', value: Number(token.text) }
      case 'string':
        this.next()
        return { type: 'string', value: token.text }
      case 'regex':
        this.next()
        return { type: 'regex', source: token.text }
      case 'builtin':
        return this.#builtin()
      case 'call':
        return this.#call()
      case 'name':
        return this.#variable()
      default:
        return this.#symbol(token.text)
    }
  }

  #symbol(text: string): Expression {
    switch (text) {
      case '(':
        return this.#group()
      case '$':
        this.next()
        return { type: 'field', index: this.#fieldIndex() }
      case '++':
      case '--': {
        this.next()
        const place = this.#primary()
        if (!isPlace(place)) return this.unexpected()
        return { type: 'increment', place, by: text === '++' ? 1 : -1, isPrefix: true }
      }
      case '-':
      case '+':
      case '!':
        return this.#unary()
      case 'getline': {
        this.next()
        const place = this.#optionalPlace()
        if (!this.accept('<')) return { type: 'getline', place, from: 'main', source: undefined }
        return { type: 'getline', place, from: 'file', source: this.#primary() }
      }
      default:
        return this.unexpected()
    }
  }

  #fieldIndex(): Expression {
    if (this.isAt('++') || this.isAt('--')) return this.#primary()
    return this.accept('-') ? { type: 'unary', operator: '-', operand: this.#primary() } : this.#primary()
  }

  #group(): Expression {
    this.next()
    const items = this.#inParentheses(() => this.list())
    this.expect(')')
    const [only] = items
    if (items.length === 1 && only) return { type: 'group', operand: only }
    this.expect('in')
    return { type: 'in', keys: items, array: this.next().text }
  }

  #variable(): Place {
    const name = this.next().text
    if (!this.accept('[')) return { type: 'variable', name }
    const keys = this.#inParentheses(() => this.list())
    this.expect(']')
    return { type: 'element', array: name, keys }
  }

  #arguments(): Expression[] {
    this.expect('(')
    this.skipNewlines()
    const args = this.isAt(')') ? [] : this.#inParentheses(() => this.list())
    this.skipNewlines()
    this.expect(')')
    return args
  }

  #call(): Expression {
    const { text: name, line } = this.next()
    this.calls.push({ name, line })
    return { type: 'call', name, args: this.#arguments() }
  }

  #builtin(): Expression {
    const { text: name, line } = this.next()
    const args = this.isAt('(') ? this.#arguments() : []
    const [least, most] = arity[name] ?? [0, 0]
    if (args.length < least || args.length > most)
      throw new SyntaxProblem(`wrong number of arguments in call to ${name}`, line)
    return { type: 'builtin', name, args }
  }

  #optionalPlace(): Place | undefined {
    const { type, text } = this.peek()
    if (type !== 'name' && text !== '$') return undefined
    const place = this.#primary()
    return isPlace(place) ? place : this.unexpected()
  }
}

const isPlace = (expression: Expression): expression is Place =>
  expression.type === 'variable' || expression.type === 'field' || expression.type === 'element'
