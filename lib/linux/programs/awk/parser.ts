import {
  type FunctionDefinition,
  type Pattern,
  type Program,
  type Rule,
  type Statement,
  SyntaxProblem,
} from './ast'
import { ExpressionParser } from './expression-parser'
import { tokenize } from './lexer'

/** Reads an awk program. @throws SyntaxProblem */
export function parseProgram(text: string): Program {
  return new Parser(tokenize(text)).program()
}

class Parser extends ExpressionParser {
  program(): Program {
    const rules: Rule[] = []
    const functions = new Map<string, FunctionDefinition>()
    this.skipSeparators()
    while (!this.isAt('end of file')) {
      if (this.isAt('function') || this.isAt('func')) {
        const definition = this.#function()
        functions.set(definition.name, definition)
      } else rules.push(this.#rule())
      this.skipSeparators()
    }
    for (const { name, line } of this.calls) {
      if (!functions.has(name)) throw new SyntaxProblem(`function ${name} never defined`, line + 1)
    }
    return { rules, functions }
  }

  #function(): FunctionDefinition {
    this.next()
    const name = this.next().text
    this.expect('(')
    const parameters: string[] = []
    while (!this.isAt(')')) {
      parameters.push(this.next().text)
      this.accept(',')
      this.skipNewlines()
    }
    this.expect(')')
    this.skipNewlines()
    return { name, parameters, body: this.#block() }
  }

  #rule(): Rule {
    const pattern = this.#pattern()
    if (this.isAt('{')) return { pattern, body: this.#block() }
    if (pattern.type !== 'expression' && pattern.type !== 'range') this.unexpected()
    return { pattern, body: undefined }
  }

  #pattern(): Pattern {
    if (this.accept('BEGIN')) return { type: 'begin' }
    if (this.accept('END')) return { type: 'end' }
    if (this.isAt('{')) return { type: 'always' }
    const from = this.expression()
    if (!this.accept(',')) return { type: 'expression', test: from }
    this.skipNewlines()
    return { type: 'range', from, to: this.expression() }
  }

  #block(): Statement {
    this.expect('{')
    const body: Statement[] = []
    this.skipSeparators()
    while (!this.isAt('}')) {
      if (this.isAt('end of file')) throw new SyntaxProblem('missing } near end of file', this.peek().line)
      body.push(this.#statement())
      this.skipSeparators()
    }
    this.next()
    return { type: 'block', body }
  }

  #statement(): Statement {
    const { text } = this.peek()
    if (this.peek().type === 'keyword') {
      const control = this.#control(text)
      if (control) return control
    }
    if (text === '{') return this.#block()
    if (this.accept(';')) return { type: 'block', body: [] }
    const simple = this.#simple()
    this.#end()
    return simple
  }

  /** A simple statement ends at a semicolon, a newline or before a closing brace. */
  #end(): void {
    if (this.isAt('}') || this.isAt('end of file')) return
    if (!this.accept(';') && !this.accept('\n')) this.unexpected()
  }

  #control(keyword: string): Statement | undefined {
    switch (keyword) {
      case 'if':
        return this.#if()
      case 'while': {
        this.next()
        const test = this.#parenthesized()
        return { type: 'while', test, body: this.#body() }
      }
      case 'do': {
        this.next()
        this.skipNewlines()
        const body = this.#statement()
        this.skipSeparators()
        this.expect('while')
        const test = this.#parenthesized()
        this.#end()
        return { type: 'do', test, body }
      }
      case 'for':
        return this.#for()
      default:
        return undefined
    }
  }

  #parenthesized(): ReturnType<ExpressionParser['expression']> {
    this.expect('(')
    const test = this.expression()
    this.expect(')')
    return test
  }

  #body(): Statement {
    if (this.accept(';')) return { type: 'block', body: [] }
    this.skipNewlines()
    return this.#statement()
  }

  #if(): Statement {
    this.next()
    const test = this.#parenthesized()
    const then = this.#body()
    const before = this.position
    this.skipSeparators()
    if (this.accept('else')) return { type: 'if', test, then, otherwise: this.#body() }
    this.position = before
    return { type: 'if', test, then, otherwise: undefined }
  }

  #for(): Statement {
    this.next()
    this.expect('(')
    const [variable, word, array, close] = this.lookahead(4)
    if (variable?.type === 'name' && word?.text === 'in' && array?.type === 'name' && close?.text === ')') {
      this.position += 4
      return { type: 'for-in', variable: variable.text, array: array.text, body: this.#body() }
    }
    const start = this.isAt(';') ? undefined : this.#simple()
    this.expect(';')
    this.skipNewlines()
    const test = this.isAt(';') ? undefined : this.expression()
    this.expect(';')
    this.skipNewlines()
    const step = this.isAt(')') ? undefined : this.#simple()
    this.expect(')')
    return { type: 'for', start, test, step, body: this.#body() }
  }

  #simple(): Statement {
    const { text, type } = this.peek()
    if (type !== 'keyword' || text === 'getline') return { type: 'expression', value: this.expression() }
    this.next()
    switch (text) {
      case 'print':
      case 'printf':
        return this.#print(text)
      case 'break':
      case 'continue':
      case 'next':
      case 'nextfile':
        return { type: text }
      case 'exit':
      case 'return':
        return { type: text, value: this.#endsHere() ? undefined : this.expression() }
      case 'delete':
        return this.#delete()
      default:
        this.position--
        return this.unexpected()
    }
  }

  #endsHere(): boolean {
    return [';', '\n', '}', 'end of file'].some((text) => this.isAt(text))
  }

  #print(type: 'print' | 'printf'): Statement {
    const args =
      this.#endsHere() || this.isAt('>') || this.isAt('>>') || this.isAt('|') ? [] : this.printArguments()
    for (const kind of ['>', '>>', '|'] as const) {
      if (this.accept(kind)) return { type, args, to: { kind, target: this.redirectionTarget() } }
    }
    return { type, args, to: undefined }
  }

  #delete(): Statement {
    const array = this.next().text
    if (!this.accept('[')) return { type: 'delete', array, keys: undefined }
    const keys = this.list()
    this.expect(']')
    return { type: 'delete', array, keys }
  }
}
