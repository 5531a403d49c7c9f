import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Failure } from '../utility'
import type { Program, Redirection, Rule, Statement } from './ast'
import { Evaluator } from './evaluator'
import { FormatProblem, format } from './format'
import type { MainInput } from './main-input'
import { isTrue, toNumber, toText, type Value } from './value'

/** Leaves a loop, a record, a function or the program. */
export class Leave extends Error {
  constructor(
    readonly kind: 'break' | 'continue' | 'next' | 'nextfile' | 'return' | 'exit',
    readonly value?: Value,
  ) {
    super()
  }
}

const STEPS_BETWEEN_YIELDS = 1000

/** Runs an awk program. */
export class Interpreter extends Evaluator {
  readonly #inRange = new Set<Rule>()
  #status = 0
  #steps = 0

  constructor(
    process: Process,
    private readonly program: Program,
    input: MainInput,
  ) {
    super(process, program.functions, input)
  }

  *run(): Blocking<number> {
    const { rules } = this.program
    const of = (type: 'begin' | 'end'): Rule[] => rules.filter(({ pattern }) => pattern.type === type)
    const main = rules.filter(({ pattern }) => pattern.type !== 'begin' && pattern.type !== 'end')
    try {
      const isOver = yield* this.#runAll(of('begin'))
      if (!isOver && (main.length > 0 || of('end').length > 0)) {
        if (!(yield* this.#records(main))) yield* this.#runAll(of('end'))
      } else if (isOver && main.length + of('end').length > 0) yield* this.#runAll(of('end'))
    } finally {
      yield* this.streams.closeAll()
    }
    return this.#status
  }

  /** Runs rules without regard to patterns; true when exit was called. */
  *#runAll(rules: readonly Rule[]): Blocking<boolean> {
    try {
      for (const { body } of rules) if (body) yield* this.#execute(body)
      return false
    } catch (error) {
      return this.#exits(error)
    }
  }

  #exits(error: unknown): boolean {
    if (!(error instanceof Leave) || error.kind !== 'exit') throw error
    if (error.value !== undefined) this.#status = toNumber(error.value) & 255
    return true
  }

  /** Runs the main rules for every record; true when exit was called in END's stead. */
  *#records(rules: readonly Rule[]): Blocking<boolean> {
    try {
      while (yield* this.nextRecord()) {
        try {
          for (const rule of rules) yield* this.#apply(rule)
        } catch (error) {
          if (!(error instanceof Leave) || (error.kind !== 'next' && error.kind !== 'nextfile')) throw error
          if (error.kind === 'nextfile') this.input.skipFile()
        }
        yield* this.#pace()
      }
      return false
    } catch (error) {
      this.#exits(error)
      yield* this.#runAll(this.program.rules.filter(({ pattern }) => pattern.type === 'end'))
      return true
    }
  }

  *#pace(): Blocking<void> {
    if (++this.#steps % STEPS_BETWEEN_YIELDS === 0) yield* this.process.sys.schedYield()
  }

  *#apply(rule: Rule): Blocking<void> {
    if (!(yield* this.#isChosen(rule))) return
    if (rule.body) yield* this.#execute(rule.body)
    else yield* this.streams.print(this.text(this.record.get(0)) + this.text(this.get('ORS')))
  }

  *#isChosen(rule: Rule): Blocking<boolean> {
    const { pattern } = rule
    if (pattern.type === 'expression') return isTrue(yield* this.evaluate(pattern.test))
    if (pattern.type !== 'range') return true
    if (!this.#inRange.has(rule)) {
      if (!isTrue(yield* this.evaluate(pattern.from))) return false
      this.#inRange.add(rule)
    }
    if (isTrue(yield* this.evaluate(pattern.to))) this.#inRange.delete(rule)
    return true
  }

  protected override *callBody(body: Statement): Blocking<Value> {
    try {
      yield* this.#execute(body)
      return undefined
    } catch (error) {
      if (error instanceof Leave && error.kind === 'return') return error.value
      throw error
    }
  }

  *#execute(statement: Statement): Blocking<void> {
    switch (statement.type) {
      case 'block':
        for (const inner of statement.body) yield* this.#execute(inner)
        return
      case 'expression':
        yield* this.evaluate(statement.value)
        return
      case 'if': {
        const chosen = isTrue(yield* this.evaluate(statement.test)) ? statement.then : statement.otherwise
        if (chosen) yield* this.#execute(chosen)
        return
      }
      case 'print':
      case 'printf':
        return yield* this.#print(statement)
      case 'delete':
        return yield* this.deleteElement(statement.array, statement.keys)
      case 'exit':
      case 'return':
        throw new Leave(
          statement.type,
          statement.value === undefined ? undefined : yield* this.evaluate(statement.value),
        )
      case 'break':
      case 'continue':
      case 'next':
      case 'nextfile':
        throw new Leave(statement.type)
      default:
        return yield* this.#loop(statement)
    }
  }

  *#loop(statement: Extract<Statement, { type: 'while' | 'do' | 'for' | 'for-in' }>): Blocking<void> {
    if (statement.type === 'for-in') {
      for (const key of this.keysOf(statement.array)) {
        this.set(statement.variable, key)
        if (!(yield* this.#turn(statement.body))) return
      }
      return
    }
    if (statement.type === 'for' && statement.start) yield* this.#execute(statement.start)
    for (let isFirst = true; ; isFirst = false) {
      const skipsTest = statement.type === 'do' && isFirst
      if (!skipsTest && statement.test && !isTrue(yield* this.evaluate(statement.test))) return
      if (!(yield* this.#turn(statement.body))) return
      if (statement.type === 'for' && statement.step) yield* this.#execute(statement.step)
    }
  }

  /** One turn of a loop; false when it was left by break. */
  *#turn(body: Statement): Blocking<boolean> {
    yield* this.#pace()
    try {
      yield* this.#execute(body)
      return true
    } catch (error) {
      if (error instanceof Leave && error.kind === 'break') return false
      if (error instanceof Leave && error.kind === 'continue') return true
      throw error
    }
  }

  *#print({ type, args, to }: Extract<Statement, { type: 'print' | 'printf' }>): Blocking<void> {
    const values: Value[] = []
    for (const argument of args) values.push(yield* this.evaluate(argument))
    const text = type === 'print' ? this.#line(values) : this.#formatted(values)
    if (to) yield* this.#redirect(to, text)
    else yield* this.streams.print(text)
  }

  #line(values: readonly Value[]): string {
    const shown = values.length === 0 ? [this.record.get(0)] : values
    const format = this.text(this.get('OFMT'))
    return (
      shown.map((value) => toText(value, format)).join(this.text(this.get('OFS'))) +
      this.text(this.get('ORS'))
    )
  }

  #formatted([pattern, ...rest]: readonly Value[]): string {
    try {
      return format(this.text(pattern), rest, this.text(this.get('CONVFMT')), 'printf')
    } catch (error) {
      if (!(error instanceof FormatProblem)) throw error
      const place = `FILENAME="${this.text(this.get('FILENAME'))}" FNR=${this.text(this.get('FNR'))} NR=${this.text(this.get('NR'))}`
      throw new Failure(`run time error: ${error.message}\n\t${place}`, 2)
    }
  }

  *#redirect({ kind, target }: Redirection, text: string): Blocking<void> {
    yield* this.streams.printTo(kind, this.text(yield* this.evaluate(target)), text)
  }
}
