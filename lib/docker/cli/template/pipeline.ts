import { quote } from '../go/quote'
import { Cursor } from './cursor'
import { parseNumber, unquote } from './literals'
import type { CommandNode, Operand, Pipe } from './node'

const operandStarts = new Set([
  'bool',
  'rune',
  'field',
  'identifier',
  'number',
  'raw',
  'string',
  'variable',
  '(',
])

/** Reads pipelines: declarations, commands, operands. */
export class PipelineParser extends Cursor {
  /** names that may be used here */
  protected variables = ['$']

  constructor(
    name: string,
    source: string,
    private readonly isFunction: (name: string) => boolean,
  ) {
    super(name, source)
  }

  /** A pipeline and the token that ends it. */
  protected pipeline(context: string, closing: 'right' | ')'): Pipe {
    const { at } = this.skipSpace()
    const { variables, isAssign } = this.#declarations(context)
    const commands: CommandNode[] = []
    for (;;) {
      const token = this.skipSpace()
      if (token.type === closing) {
        this.take()
        this.#check(commands, context)
        return { type: 'pipe', at, isAssign, variables, commands }
      }
      const isOperand =
        operandStarts.has(token.type) || (token.type === 'keyword' && /^(\.|nil)$/.test(token.text))
      if (!isOperand) {
        this.take()
        this.unexpected(token, context)
      }
      commands.push(this.#command())
    }
  }

  #declarations(context: string): { readonly variables: readonly string[]; readonly isAssign: boolean } {
    const variables: string[] = []
    for (;;) {
      const start = this.next
      const variable = this.skipSpace()
      if (variable.type !== 'variable') return { variables, isAssign: false }
      this.take()
      const next = this.skipSpace()
      if (next.type === 'assign' || next.type === 'declare') {
        this.take()
        return this.#declared([...variables, variable.text], next.type === 'assign')
      }
      if (next.type !== 'char' || next.text !== ',') {
        this.next = start
        return { variables, isAssign: false }
      }
      this.take()
      variables.push(variable.text)
      if (context !== 'range' || variables.length > 1) this.fail(`too many declarations in ${context}`)
      if (!['variable', 'right', ')'].includes(this.skipSpace().type))
        this.fail('range can only initialize variables')
    }
  }

  #declared(
    variables: readonly string[],
    isAssign: boolean,
  ): { variables: readonly string[]; isAssign: boolean } {
    this.variables.push(...variables)
    return { variables, isAssign }
  }

  #check(commands: readonly CommandNode[], context: string): void {
    if (commands.length === 0) this.fail(`missing value for ${context}`)
    for (const [index, { args }] of commands.entries()) {
      const literal = ['bool', 'dot', 'nil', 'number', 'string'].includes(args[0]?.type ?? '')
      if (index > 0 && literal) this.fail(`non executable command in pipeline stage ${index + 1}`)
    }
  }

  #command(): CommandNode {
    const { at } = this.skipSpace()
    const args: Operand[] = []
    for (;;) {
      this.skipSpace()
      const operand = this.#operand()
      if (operand) args.push(operand)
      const token = this.take()
      if (token.type === 'space') continue
      if (token.type === 'right' || token.type === ')') this.next--
      else if (token.type !== 'pipe') this.unexpected(token, 'operand')
      if (args.length === 0) this.fail('empty command')
      return { type: 'command', at, args }
    }
  }

  #operand(): Operand | undefined {
    const term = this.#term()
    if (!term || this.peek().type !== 'field') return term
    const names: string[] = []
    const { at } = this.peek()
    while (this.peek().type === 'field') names.push(this.take().text.slice(1))
    switch (term.type) {
      case 'field':
      case 'variable':
        return { ...term, at, names: [...term.names, ...names] }
      case 'bool':
      case 'string':
      case 'number':
      case 'nil':
      case 'dot':
        return this.fail(`unexpected . after term ${quote(this.source.slice(term.at, at))}`)
      default:
        return { type: 'chain', at, node: term, names }
    }
  }

  #term(): Operand | undefined {
    const token = this.skipSpace()
    const { at, text } = token
    this.take()
    switch (token.type) {
      case 'error':
        return this.unexpected(token, 'operand')
      case 'identifier':
        if (!this.isFunction(text)) this.fail(`function ${quote(text)} not defined`)
        return { type: 'identifier', at, name: text }
      case 'keyword':
        if (text === '.') return { type: 'dot', at }
        if (text === 'nil') return { type: 'nil', at }
        break
      case 'variable':
        if (!this.variables.includes(text)) this.fail(`undefined variable ${quote(text)}`)
        return { type: 'variable', at, names: [text] }
      case 'field':
        return { type: 'field', at, names: [text.slice(1)] }
      case 'bool':
        return { type: 'bool', at, value: text === 'true' }
      case 'number':
      case 'rune': {
        const value = parseNumber(text)
        if (value !== undefined) return { type: 'number', at, text, value }
        if (text.startsWith("'")) return this.fail(`malformed character constant: ${text}`)
        return this.fail(
          `${/^0\d+$/.test(text) ? 'integer overflow' : 'illegal number syntax'}: ${quote(text)}`,
        )
      }
      case '(':
        return this.pipeline('parenthesized pipeline', ')')
      case 'string':
      case 'raw':
        if (token.type === 'string' && /\\[^abfnrtv\\"xuU0-7]/.test(text.replaceAll('\\\\', '')))
          this.fail('invalid syntax')
        return { type: 'string', at, quoted: text, text: unquote(text) }
    }
    this.next--
    return undefined
  }
}
