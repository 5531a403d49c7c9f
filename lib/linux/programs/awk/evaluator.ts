import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { Failure } from '../utility'
import type { Expression, FunctionDefinition, Place, Statement } from './ast'
import { builtins } from './builtins'
import { toByteText } from './bytes'
import { Chance } from './chance'
import type { MainInput } from './main-input'
import { arithmetic, compares } from './operators'
import { indexOfField, Record } from './record'
import { type AwkArray, Scope } from './scope'
import { failed, Streams } from './streams'
import { compareValues, fromInput, isTrue, toNumber, toText, type Value } from './value'

const REGEX_CACHE = 200

/** Evaluates expressions: variables, fields, arrays, operators, functions. */
export abstract class Evaluator {
  readonly streams: Streams
  readonly record: Record
  readonly chance: Chance
  readonly #scope = new Scope()
  readonly #regexes = new Map<string, Regex>()

  constructor(
    readonly process: Process,
    private readonly functions: ReadonlyMap<string, FunctionDefinition>,
    readonly input: MainInput,
  ) {
    this.streams = new Streams(process)
    const [a = 0, b = 0, c = 0] = process.sys.getrandom(3)
    this.chance = new Chance((a << 16) | (b << 8) | c)
    this.record = new Record(
      () => this.text(this.get('FS')),
      () => this.text(this.get('OFS')),
      (source) => this.regex(source),
      () => this.text(this.get('RS')) === '',
    )
    const defaults: Readonly<globalThis.Record<string, Value>> = {
      CONVFMT: '%.6g',
      FNR: 0,
      FS: ' ',
      FILENAME: '',
      NR: 0,
      OFMT: '%.6g',
      OFS: ' ',
      ORS: '\n',
      RLENGTH: -1,
      RS: '\n',
      RSTART: 0,
      SUBSEP: '\x1c',
    }
    for (const [name, value] of Object.entries(defaults)) this.#scope.set(name, value)
    const environ: AwkArray = new Map(
      [...process.env].map(([name, value]) => [toByteText(name), fromInput(toByteText(value))]),
    )
    this.#scope.set('ENVIRON', environ)
    this.#scope.set('ARGV', input.argv)
    this.#scope.set('ARGC', input.argv.size)
  }

  protected abstract callBody(body: Statement): Blocking<Value>

  text(value: Value): string {
    return typeof value === 'string' ? value : toText(value, this.convert)
  }

  get convert(): string {
    const value = this.#scope.get('CONVFMT')
    return typeof value === 'string' ? value : '%.6g'
  }

  get(name: string): Value {
    if (name === 'NF') return this.record.count
    return this.#scope.get(name)
  }

  set(name: string, value: Value): void {
    if (name === 'NF') this.record.count = Math.trunc(toNumber(value))
    else this.#scope.set(name, value)
  }

  array(name: string): AwkArray {
    return this.#scope.array(name)
  }

  keysOf(name: string): Value[] {
    return [...this.array(name).keys()].map(fromInput)
  }

  *deleteElement(name: string, keys: readonly Expression[] | undefined): Blocking<void> {
    if (!keys) this.array(name).clear()
    else this.array(name).delete(yield* this.#key(keys))
  }

  regex(source: string): Regex {
    const known = this.#regexes.get(source)
    if (known) return known
    try {
      if (this.#regexes.size >= REGEX_CACHE) this.#regexes.clear()
      const regex = new Regex(source, { extended: true })
      this.#regexes.set(source, regex)
      return regex
    } catch (error) {
      if (!(error instanceof RegexError)) throw error
      throw new Failure(`regular expression compile failed (${error.message})\n${source}`, 2)
    }
  }

  /** Reads the next record of the main input into $0; false at the end. */
  *nextRecord(): Blocking<boolean> {
    const text = yield* this.#readMain()
    if (text === undefined) return false
    this.record.set(text)
    return true
  }

  *#readMain(): Blocking<string | undefined> {
    const record = yield* this.input.next(this.text(this.get('RS')), (name, value) => this.set(name, value))
    if (!record) return undefined
    if (record.isFirst) this.set('FNR', 0)
    this.set('FILENAME', record.file)
    this.set('NR', toNumber(this.get('NR')) + 1)
    this.set('FNR', toNumber(this.get('FNR')) + 1)
    return record.text
  }

  *evaluate(expression: Expression): Blocking<Value> {
    switch (expression.type) {
      case 'number':
      case 'string':
        return expression.value
      case 'variable':
        return this.get(expression.name)
      case 'field':
        return this.#field(indexOfField(yield* this.evaluate(expression.index)))
      case 'element':
        return this.#element(expression.array, yield* this.#key(expression.keys))
      case 'regex':
        return this.regex(expression.source).test(this.text(this.record.get(0))) ? 1 : 0
      case 'group':
        return yield* this.evaluate(expression.operand)
      case 'concat': {
        const left = this.text(yield* this.evaluate(expression.left))
        return left + this.text(yield* this.evaluate(expression.right))
      }
      case 'condition':
        return yield* this.evaluate(
          isTrue(yield* this.evaluate(expression.test)) ? expression.then : expression.otherwise,
        )
      case 'assign':
        return yield* this.#assign(expression)
      case 'increment': {
        const before = toNumber(yield* this.evaluate(expression.place))
        yield* this.#store(expression.place, before + expression.by)
        return expression.isPrefix ? before + expression.by : before
      }
      case 'in':
        return this.array(expression.array).has(yield* this.#key(expression.keys)) ? 1 : 0
      case 'call':
        return yield* this.#call(expression.name, expression.args)
      case 'builtin':
        return yield* builtins[expression.name]?.(this, expression.args) ?? nothing()
      case 'getline':
        return yield* this.#getline(expression)
      default:
        return yield* this.#operation(expression)
    }
  }

  *#operation(
    expression: Extract<Expression, { type: 'binary' | 'compare' | 'match' | 'and' | 'or' | 'unary' }>,
  ): Blocking<Value> {
    switch (expression.type) {
      case 'binary': {
        const left = toNumber(yield* this.evaluate(expression.left))
        return arithmetic(expression.operator, left, toNumber(yield* this.evaluate(expression.right)))
      }
      case 'compare': {
        const left = yield* this.evaluate(expression.left)
        return compares(
          expression.operator,
          compareValues(left, yield* this.evaluate(expression.right), this.convert),
        )
          ? 1
          : 0
      }
      case 'match': {
        const text = this.text(yield* this.evaluate(expression.left))
        return (yield* this.pattern(expression.right)).test(text) !== expression.negated ? 1 : 0
      }
      case 'and':
        return isTrue(yield* this.evaluate(expression.left)) && isTrue(yield* this.evaluate(expression.right))
          ? 1
          : 0
      case 'or':
        return isTrue(yield* this.evaluate(expression.left)) || isTrue(yield* this.evaluate(expression.right))
          ? 1
          : 0
      case 'unary': {
        const value = yield* this.evaluate(expression.operand)
        if (expression.operator === '!') return isTrue(value) ? 0 : 1
        return expression.operator === '-' ? -toNumber(value) : toNumber(value)
      }
    }
  }

  /** An expression used as a pattern: a regular expression itself, or the text of one. */
  *pattern(expression: Expression): Blocking<Regex> {
    if (expression.type === 'regex') return this.regex(expression.source)
    return this.regex(this.text(yield* this.evaluate(expression)))
  }

  #field(index: number): Value {
    if (index < 0) throw new Failure(`negative field index $${index}`, 2)
    return this.record.get(index)
  }

  /** Looking at an element makes it. */
  #element(name: string, key: string): Value {
    const array = this.array(name)
    if (!array.has(key)) array.set(key, undefined)
    return array.get(key)
  }

  *#key(keys: readonly Expression[]): Blocking<string> {
    const parts: string[] = []
    for (const key of keys) parts.push(this.text(yield* this.evaluate(key)))
    return parts.join(this.text(this.get('SUBSEP')))
  }

  *#assign({ operator, place, value }: Extract<Expression, { type: 'assign' }>): Blocking<Value> {
    const right = yield* this.evaluate(value)
    const result =
      operator === undefined
        ? right
        : arithmetic(operator, toNumber(yield* this.evaluate(place)), toNumber(right))
    yield* this.#store(place, result)
    return result
  }

  *#store(place: Place, value: Value): Blocking<void> {
    if (place.type === 'variable') this.set(place.name, value)
    else if (place.type === 'field')
      this.record.put(indexOfField(yield* this.evaluate(place.index)), value, this.convert)
    else this.array(place.array).set(yield* this.#key(place.keys), value)
  }

  /** Sets what a builtin such as sub changes; $0 when it names nothing. */
  *storeTarget(target: Expression | undefined, value: string): Blocking<void> {
    if (!target) this.record.set(value)
    else if (target.type === 'variable' || target.type === 'field' || target.type === 'element')
      yield* this.#store(target, value)
  }

  *#call(name: string, args: readonly Expression[]): Blocking<Value> {
    const definition = this.functions.get(name)
    if (!definition) throw new Failure(`function ${name} never defined`, 2)
    const locals = new Map<string, Value | AwkArray>()
    for (const [index, parameter] of definition.parameters.entries()) {
      const argument = args[index]
      locals.set(parameter, argument === undefined ? undefined : yield* this.#argument(argument))
    }
    const before = this.#scope.enter(locals)
    try {
      return yield* this.callBody(definition.body)
    } finally {
      this.#scope.leave(before)
      this.#handBack(definition, args, locals)
    }
  }

  /** Arrays are passed themselves, values as copies. */
  *#argument(argument: Expression): Blocking<Value | AwkArray> {
    if (argument.type !== 'variable') return yield* this.evaluate(argument)
    const held = this.#scope.hold(argument.name)
    return held instanceof Map ? held : yield* this.evaluate(argument)
  }

  /** A variable never set that a function used as an array is that array afterwards. */
  #handBack(
    { parameters }: FunctionDefinition,
    args: readonly Expression[],
    locals: ReadonlyMap<string, Value | AwkArray>,
  ): void {
    for (const [index, parameter] of parameters.entries()) {
      const argument = args[index]
      const value = locals.get(parameter)
      if (argument?.type !== 'variable' || !(value instanceof Map)) continue
      if (this.#scope.hold(argument.name) === undefined) this.#scope.set(argument.name, value)
    }
  }

  *#getline({ place, from, source }: Extract<Expression, { type: 'getline' }>): Blocking<Value> {
    if (from === 'main') {
      const text = yield* this.#readMain()
      if (text === undefined) return 0
      if (place) yield* this.#store(place, fromInput(text))
      else this.record.set(text)
      return 1
    }
    const name = this.text(source ? yield* this.evaluate(source) : '')
    const text = yield* this.streams.read(from, name, this.text(this.get('RS')))
    if (text === failed) return -1
    if (text === undefined) return 0
    if (from === 'command') this.set('NR', toNumber(this.get('NR')) + 1)
    if (place) yield* this.#store(place, fromInput(text))
    else this.record.set(text)
    return 1
  }
}

function* nothing(): Blocking<Value> {
  return undefined
}
