import { encode } from '../../../base/bytes'
import { quote } from '../go/quote'
import type { FunctionTable } from './functions'
import { type CommandNode, type Node, type Operand, type Pipe, print } from './node'
import { assign, type Callable, literal, methodOf } from './operands'
import { isTrue } from './truth'
import { anyType, fieldOf, indirect, type Maybe, type Type, Value, zero } from './type'

export interface ExecuteOptions {
  readonly functions: FunctionTable
  /** a key that a map does not have is an error (`missingkey=error`) */
  readonly missingKeyIsError: boolean
}

/** Marks that a command has no value piped into it; nil is one. */
const NOTHING = Symbol('nothing')
type Final = Maybe | typeof NOTHING

/** Evaluates pipelines of one template: fields, methods, functions, variables. */
export class Evaluator {
  /** what is being evaluated, for errors */
  at: Node | Pipe | CommandNode | Operand | undefined
  readonly variables: { readonly name: string; value: Maybe }[]

  constructor(
    private readonly template: { readonly name: string; readonly source: string },
    readonly options: ExecuteOptions,
    readonly name: string,
    data: Maybe,
  ) {
    this.variables = [{ name: '$', value: data }]
  }

  /** @throws Error in text/template's words, with the place */
  fail(message: string): never {
    const node = this.at
    if (!node) throw new Error(`template: ${this.name}: ${message}`)
    const lines = this.template.source.slice(0, node.at).split('\n')
    const column = encode(lines.at(-1) ?? '').length
    throw new Error(
      `template: ${this.template.name}:${lines.length}:${column}: executing ${quote(this.name)} at <${print(node)}>: ${message}`,
    )
  }

  /** The value of a pipeline; variables it declares stay on the stack. */
  pipe(dot: Maybe, pipe: Pipe): Maybe {
    this.at = pipe
    let value: Final = NOTHING
    for (const command of pipe.commands) {
      value = this.#command(dot, command, value)
      if (value?.kind === 'interface') value = value.target ?? undefined
    }
    const result: Maybe = value === NOTHING ? undefined : value
    for (const name of pipe.variables) {
      if (pipe.isAssign) this.#variable(name).value = result
      else this.variables.push({ name, value: result })
    }
    return result
  }

  #variable(name: string): { value: Maybe } {
    return (
      this.variables.findLast((variable) => variable.name === name) ??
      this.fail(`undefined variable: ${name}`)
    )
  }

  #command(dot: Maybe, command: CommandNode, final: Final): Maybe {
    const [first, ...rest] = command.args
    if (!first) return undefined
    switch (first.type) {
      case 'field':
        this.at = first
        return this.#chain(dot, dot, first, first.names, rest, final)
      case 'chain':
        this.at = first
        return this.#chainNode(dot, first, rest, final)
      case 'identifier':
        return this.#function(dot, first, command, final)
      case 'variable': {
        this.at = first
        const { value } = this.#variable(first.names[0] ?? '$')
        if (first.names.length > 1) return this.#chain(dot, value, first, first.names.slice(1), rest, final)
        this.#notFunction(first, rest, final)
        return value
      }
      case 'pipe':
        this.#notFunction(first, rest, final)
        return this.pipe(dot, first)
      default:
        this.at = first
        this.#notFunction(first, rest, final)
        if (first.type === 'nil') this.fail('nil is not a command')
        return literal(dot, first, this)
    }
  }

  #notFunction(first: Operand, rest: readonly Operand[], final: Final): void {
    if (rest.length > 0 || final !== NOTHING) this.fail(`can't give argument to non-function ${print(first)}`)
  }

  #chainNode(
    dot: Maybe,
    node: Extract<Operand, { type: 'chain' }>,
    rest: readonly Operand[],
    final: Final,
  ): Maybe {
    if (node.node.type === 'nil') this.fail(`indirection through explicit nil in ${print(node)}`)
    return this.#chain(dot, this.#argument(dot, anyType, node.node), node, node.names, rest, final)
  }

  #chain(
    dot: Maybe,
    start: Maybe,
    node: Operand,
    names: readonly string[],
    rest: readonly Operand[],
    final: Final,
  ): Maybe {
    let receiver = start
    for (const name of names.slice(0, -1)) receiver = this.#field(dot, receiver, node, name, [], NOTHING)
    return this.#field(dot, receiver, node, names.at(-1) ?? '', rest, final)
  }

  #field(
    dot: Maybe,
    receiver: Maybe,
    node: Operand,
    name: string,
    rest: readonly Operand[],
    final: Final,
  ): Maybe {
    if (!receiver) {
      if (this.options.missingKeyIsError) this.fail(`nil data; no entry for key ${quote(name)}`)
      return undefined
    }
    const subject = indirect(receiver)
    const typeName = receiver.type.name
    if (subject.kind === 'interface') this.fail(`nil pointer evaluating ${typeName}.${name}`)
    const method = methodOf(receiver, subject, name)
    if (method) return this.#call(dot, method, node, name, rest, final)
    const hasArgs = rest.length > 0 || final !== NOTHING
    if (subject.kind === 'struct') {
      const field = fieldOf(subject, name)
      if (field && hasArgs) this.fail(`${name} has arguments but cannot be invoked as function`)
      if (field) return field
    }
    if (subject.kind === 'map' && !subject.type.key) {
      if (hasArgs) this.fail(`${name} is not a method but has arguments`)
      const entry = subject.entries.get(name)
      if (!entry && this.options.missingKeyIsError) this.fail(`map has no entry for key ${quote(name)}`)
      return entry
    }
    if (subject.kind === 'pointer') {
      const element = subject.type.element
      const known = element?.kind !== 'struct' || fieldOf(zero(element), name) !== undefined
      if (known) this.fail(`nil pointer evaluating ${typeName}.${name}`)
    }
    return this.fail(`can't evaluate field ${name} in type ${typeName}`)
  }

  #function(
    dot: Maybe,
    node: Extract<Operand, { type: 'identifier' }>,
    command: CommandNode,
    final: Final,
  ): Maybe {
    this.at = node
    const rest = command.args.slice(1)
    const callable = this.options.functions[node.name]
    if (!callable) return this.fail(`${quote(node.name)} is not a defined function`)
    if ((node.name === 'and' || node.name === 'or') && rest.length > 0) {
      return this.#shortCircuit(dot, node.name === 'or', rest, final)
    }
    if (node.name === 'call' && rest[0]) return this.#callValue(dot, rest[0], command)
    return this.#call(dot, callable, command, node.name, rest, final)
  }

  /** `call`: nothing here is a function that it could call. */
  #callValue(dot: Maybe, operand: Operand, command: CommandNode): never {
    const value = this.#argument(dot, anyType, operand)
    this.at = command
    const what = value ? `non-function ${print(operand)} of type ${indirect(value).type.name}` : 'call of nil'
    return this.fail(`error calling call: ${what}`)
  }

  #shortCircuit(dot: Maybe, stopAt: boolean, rest: readonly Operand[], final: Final): Maybe {
    let value: Maybe
    for (const operand of rest) {
      value = this.#argument(dot, anyType, operand)
      if (isTrue(value) === stopAt) return value
    }
    return final === NOTHING ? value : final
  }

  #call(
    dot: Maybe,
    callable: Callable,
    node: Operand | CommandNode,
    name: string,
    rest: readonly Operand[],
    final: Final,
  ): Maybe {
    const { parameters, variadic = false } = callable
    const given = rest.length + (final === NOTHING ? 0 : 1)
    const fixed = variadic ? parameters.length - 1 : parameters.length
    if (variadic && given < fixed)
      this.fail(`wrong number of args for ${name}: want at least ${fixed} got ${rest.length}`)
    if (!variadic && given !== fixed)
      this.fail(`wrong number of args for ${name}: want ${fixed} got ${given}`)
    const typeAt = (index: number): Type => parameters[Math.min(index, parameters.length - 1)] ?? anyType
    const args = rest.map((operand, index) => this.#argument(dot, typeAt(index), operand))
    if (final !== NOTHING) args.push(assign(final, typeAt(rest.length), this))
    try {
      return callable.call(args)
    } catch (error) {
      this.at = node
      if (!(error instanceof Error)) throw error
      return this.fail(`error calling ${name}: ${error.message}`)
    }
  }

  #argument(dot: Maybe, type: Type, operand: Operand): Maybe {
    this.at = operand
    switch (operand.type) {
      case 'dot':
        return assign(dot, type, this)
      case 'nil':
        if (['interface', 'map', 'pointer', 'slice'].includes(type.kind)) return zero(type)
        return this.fail(`cannot assign nil to ${type.name}`)
      case 'field':
        return assign(this.#chain(dot, dot, operand, operand.names, [], NOTHING), type, this)
      case 'variable':
      case 'identifier':
        return assign(
          this.#command(dot, { type: 'command', at: operand.at, args: [operand] }, NOTHING),
          type,
          this,
        )
      case 'pipe':
        return assign(this.pipe(dot, operand), type, this)
      case 'chain':
        return assign(this.#chainNode(dot, operand, [], NOTHING), type, this)
      default:
        return this.#constant(dot, type, operand)
    }
  }

  #constant(dot: Maybe, type: Type, operand: Operand): Maybe {
    const wanted = {
      bool: 'bool',
      string: 'string',
      int: 'integer',
      uint: 'unsigned integer',
      float: 'float',
    } as const
    if (type.kind === 'interface') return literal(dot, operand, this)
    if (!(type.kind in wanted))
      return this.fail(`can't handle ${print(operand)} for arg of type ${type.name}`)
    const value = literal(dot, operand, this)
    const isNumber = operand.type === 'number'
    if (type.kind === 'float' && isNumber) return new Value(type, Number(operand.value))
    if (value?.kind === type.kind || (type.kind === 'uint' && isNumber && value?.kind === 'int')) {
      return new Value(type, value.data)
    }
    return this.fail(`expected ${wanted[type.kind as keyof typeof wanted]}; found ${print(operand)}`)
  }
}
