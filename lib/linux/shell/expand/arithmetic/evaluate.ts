import { ShellError } from '../../state/shell-error'
import type { Expression, VariableExpression } from './expression'
import { calculate, type Integer } from './integer'
import { parseExpression } from './parse-expression'

/** What arithmetic needs of the shell. */
export interface ArithmeticVariables {
  /** The text of a variable or element; undefined when not set. */
  read(name: string, subscript: string | undefined): string | undefined
  write(name: string, subscript: string | undefined, value: string): void
}

const MAX_DEPTH = 200
const parsed = new Map<string, Expression>()

function parseCached(text: string): Expression {
  const known = parsed.get(text)
  if (known) return known
  const expression = parseExpression(text)
  if (parsed.size > 500) parsed.clear()
  parsed.set(text, expression)
  return expression
}

/** The value of an arithmetic expression in which `$` has been expanded. @throws ShellError */
export function evaluateText(text: string, variables: ArithmeticVariables, depth = 0): Integer {
  if (depth > MAX_DEPTH)
    throw new ShellError(`${text}: expression recursion level exceeded (error token is "${text}")`)
  return new Evaluation(text, variables, depth).value(parseCached(text))
}

class Evaluation {
  constructor(
    readonly text: string,
    readonly variables: ArithmeticVariables,
    readonly depth: number,
  ) {}

  value(expression: Expression): Integer {
    switch (expression.type) {
      case 'number':
        return expression.value
      case 'variable':
        return this.#read(expression)
      case 'unary':
        return this.#unary(expression.operator, this.value(expression.operand))
      case 'step': {
        const old = this.#read(expression.target)
        const next = this.#write(expression.target, calculate('+', old, expression.by))
        return expression.before ? next : old
      }
      case 'assign': {
        const { operator, target, value, at } = expression
        const right = this.value(value)
        return this.#write(
          target,
          operator ? this.#calculate(operator, this.#read(target), right, at) : right,
        )
      }
      case 'choice':
        return this.value(this.value(expression.test) ? expression.yes : expression.no)
      case 'binary':
        return this.#binary(expression)
    }
  }

  #binary({ operator, left, right, at }: Extract<Expression, { type: 'binary' }>): Integer {
    const first = this.value(left)
    if (operator === '&&') return first ? Number(Boolean(this.value(right))) : 0
    if (operator === '||') return first ? 1 : Number(Boolean(this.value(right)))
    const second = this.value(right)
    return operator === ',' ? second : this.#calculate(operator, first, second, at)
  }

  #calculate(operator: string, left: Integer, right: Integer, at: number): Integer {
    if (!right && (operator === '/' || operator === '%')) this.#fail('division by 0', at)
    if (operator === '**' && right < 0) this.#fail('exponent less than 0', at)
    return calculate(operator, left, right)
  }

  #unary(operator: string, value: Integer): Integer {
    if (operator === '-') return calculate('-', 0, value)
    if (operator === '!') return value ? 0 : 1
    return operator === '~' ? calculate('-', -1, value) : value
  }

  #fail(message: string, at: number): never {
    throw new ShellError(`${this.text.trimStart()}: ${message} (error token is "${this.text.slice(at)}")`)
  }

  #read({ name, subscript }: VariableExpression): Integer {
    const text = this.variables.read(name, subscript)
    if (!text) return 0
    return /^(0|-?[1-9]\d{0,14})$/.test(text)
      ? Number(text)
      : evaluateText(text, this.variables, this.depth + 1)
  }

  #write({ name, subscript }: VariableExpression, value: Integer): Integer {
    this.variables.write(name, subscript, String(value))
    return value
  }
}
