import type { Process } from '../../kernel/program'
import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { quote } from '../support/quote'
import { compareBytes, encodeText } from '../support/text'
import { Failure, UsageFailure, utility } from '../utility'
import { coreutils } from './family'
import { help } from './help/expr'

export const expr = utility({
  family: coreutils,
  name: 'expr',
  help,
  usageStatus: 2,
  options: {},
  rules: { operandsEndOptions: true },
  rewrite: (argv) => (/^--(help|version)?$/.test(argv[0] ?? '') ? argv : ['--', ...argv]),
  *run(process, { operands }) {
    if (operands.length === 0) throw new UsageFailure('missing operand')
    const value = new Evaluator(process, operands).evaluate()
    yield* process.stdout.write(encodeText(`${value}\n`))
    return isNull(value) ? 1 : 0
  },
})

const isNull = (value: string): boolean => value === '' || /^-?0+$/.test(value)

type Operator = (left: string, right: () => string) => string

/** Operators by how tightly they bind, loosest first. */
const levels: readonly Readonly<Record<string, Operator>>[] = [
  { '|': (left, right) => (isNull(left) ? nonNull(right()) : left) },
  { '&': (left, right) => (isNull(left) || isNull(right()) ? '0' : left) },
  {
    '<': compare((order) => order < 0),
    '<=': compare((order) => order <= 0),
    '=': compare((order) => order === 0),
    '==': compare((order) => order === 0),
    '!=': compare((order) => order !== 0),
    '>=': compare((order) => order >= 0),
    '>': compare((order) => order > 0),
  },
  { '+': arithmetic((a, b) => a + b), '-': arithmetic((a, b) => a - b) },
  {
    '*': arithmetic((a, b) => a * b),
    '/': arithmetic((a, b) => a / b, true),
    '%': arithmetic((a, b) => a % b, true),
  },
  { ':': (left, right) => match(left, right()) },
]

const nonNull = (value: string): string => (isNull(value) ? '0' : value)

const isInteger = (text: string): boolean => /^-?\d+$/.test(text)

function compare(test: (order: number) => boolean): Operator {
  return (left, right) => {
    const other = right()
    const difference =
      isInteger(left) && isInteger(other) ? BigInt(left) - BigInt(other) : BigInt(compareBytes(left, other))
    return test(difference < 0n ? -1 : difference > 0n ? 1 : 0) ? '1' : '0'
  }
}

function arithmetic(operation: (left: bigint, right: bigint) => bigint, divides = false): Operator {
  return (left, right) => {
    const other = right()
    if (!isInteger(left) || !isInteger(other)) throw new Failure('non-integer argument', 2)
    if (divides && BigInt(other) === 0n) throw new Failure('division by zero', 2)
    return String(operation(BigInt(left), BigInt(other)))
  }
}

/** The length of an anchored match, or what its first group matched. */
function match(text: string, pattern: string): string {
  try {
    const regex = new Regex(pattern)
    const found = regex.exec(text)
    const matched = found?.start === 0 ? found : undefined
    if (regex.groups > 0) return matched?.groups[1] ?? ''
    return String(matched ? [...text.slice(0, matched.end)].length : 0)
  } catch (error) {
    if (error instanceof RegexError) throw new Failure(error.message, 2)
    throw error
  }
}

class Evaluator {
  #position = 0

  constructor(
    private readonly process: Process,
    private readonly words: readonly string[],
  ) {}

  evaluate(): string {
    const value = this.#level(0)
    const extra = this.words[this.#position]
    if (extra !== undefined)
      throw new Failure(`syntax error: unexpected argument ${quote(this.process, extra)}`, 2)
    return value
  }

  #level(depth: number): string {
    const operators = levels[depth]
    if (!operators) return this.#primary()
    let value = this.#level(depth + 1)
    for (;;) {
      const word = this.words[this.#position]
      const operator = word === undefined ? undefined : operators[word]
      if (!operator || !Object.hasOwn(operators, word ?? '')) return value
      this.#position++
      const right = this.#level(depth + 1)
      value = operator(value, () => right)
    }
  }

  #primary(): string {
    const word = this.#next()
    switch (word) {
      case '(': {
        const value = this.#level(0)
        if (this.words[this.#position] === undefined)
          throw new Failure(
            `syntax error: expecting ')' after ${quote(this.process, this.words.at(-1) ?? '')}`,
            2,
          )
        if (this.#next() !== ')')
          throw new Failure(
            `syntax error: expecting ')' instead of ${quote(this.process, this.words[this.#position - 1] ?? '')}`,
            2,
          )
        return value
      }
      case ')':
        throw new Failure("syntax error: unexpected ')'", 2)
      case '+':
        return this.#next()
      case 'length':
        return String([...this.#primary()].length)
      case 'match':
        return match(this.#primary(), this.#primary())
      case 'index':
        return this.#index()
      case 'substr':
        return this.#substring()
      default:
        return word
    }
  }

  #index(): string {
    const [text, set] = [[...this.#primary()], [...this.#primary()]]
    return String(text.findIndex((character) => set.includes(character)) + 1)
  }

  #substring(): string {
    const [text, from, length] = [this.#primary(), this.#primary(), this.#primary()]
    if (!isInteger(from) || !isInteger(length) || Number(from) < 1 || Number(length) < 1) return ''
    return [...text].slice(Number(from) - 1, Number(from) - 1 + Number(length)).join('')
  }

  #next(): string {
    const word = this.words[this.#position++]
    if (word === undefined)
      throw new Failure(
        `syntax error: missing argument after ${quote(this.process, this.words.at(-1) ?? '')}`,
        2,
      )
    return word
  }
}
