import type { Process } from '../../../kernel/program'
import { quote } from '../../support/quote'
import { fileHas, isFileTest, isOlder, isSameFile } from './file-tests'

export class TestError extends Error {}

const stringComparisons: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  '=': (left, right) => left === right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
}

const numberComparisons: Readonly<Record<string, (left: bigint, right: bigint) => boolean>> = {
  '-eq': (left, right) => left === right,
  '-ne': (left, right) => left !== right,
  '-lt': (left, right) => left < right,
  '-le': (left, right) => left <= right,
  '-gt': (left, right) => left > right,
  '-ge': (left, right) => left >= right,
}

const fileComparisons = new Set(['-nt', '-ot', '-ef'])

const isBinary = (word: string | undefined): word is string =>
  word !== undefined && (word in stringComparisons || word in numberComparisons || fileComparisons.has(word))

/** An expression of test(1): its meaning depends first on how many words there are, as POSIX has it. */
export class Expression {
  #position = 0

  constructor(
    private readonly process: Process,
    private readonly words: readonly string[],
  ) {}

  holds(): boolean {
    return this.#byCount(0, this.words.length) ?? this.#parse()
  }

  /** POSIX's meanings of up to four words; undefined when the grammar has to decide. */
  #byCount(from: number, to: number): boolean | undefined {
    const [a = '', b = '', c = ''] = this.words.slice(from, to)
    switch (to - from) {
      case 0:
        return false
      case 1:
        return a !== ''
      case 2:
        return this.#two(a, b)
      case 3:
        return this.#three(a, b, c) ?? !this.#byCount(from + 1, to)
      case 4:
        if (a === '!') return !this.#byCount(from + 1, to)
        return a === '(' && this.words[to - 1] === ')' ? this.#byCount(from + 1, to - 1) : undefined
      default:
        return undefined
    }
  }

  #two(operator: string, operand: string): boolean {
    if (operator === '!') return operand === ''
    if (isUnary(operator)) return this.#unary(operator, operand)
    throw new TestError(
      /^-[a-zA-Z]$/.test(operator)
        ? `${quote(this.process, operator)}: unary operator expected`
        : `missing argument after ${quote(this.process, operand)}`,
    )
  }

  /** undefined when the first word negates the other two */
  #three(a: string, b: string, c: string): boolean | undefined {
    if (isBinary(b)) return this.#binary(a, b, c)
    if (a === '!') return undefined
    if (a === '(' && c === ')') return b !== ''
    if (b === '-a') return a !== '' && c !== ''
    if (b === '-o') return a !== '' || c !== ''
    throw new TestError(`${quote(this.process, b)}: binary operator expected`)
  }

  #parse(): boolean {
    const result = this.#or()
    const extra = this.words[this.#position]
    if (extra !== undefined) throw new TestError(`extra argument ${quote(this.process, extra)}`)
    return result
  }

  #or(): boolean {
    let result = this.#and()
    while (this.#accept('-o')) result = this.#and() || result
    return result
  }

  #and(): boolean {
    let result = this.#primary()
    while (this.#accept('-a')) result = this.#primary() && result
    return result
  }

  #primary(): boolean {
    if (this.#accept('!')) return !this.#primary()
    const next = this.words[this.#position + 1]
    if (isBinary(next) && this.#position + 2 < this.words.length) {
      const [left = '', operator = '', right = ''] = this.words.slice(this.#position, this.#position + 3)
      this.#position += 3
      return this.#binary(left, operator, right)
    }
    if (this.#accept('(')) {
      const result = this.#or()
      if (!this.#accept(')')) throw new TestError(`${quote(this.process, ')')} expected`)
      return result
    }
    const word = this.#next()
    if (isUnary(word) && this.#position < this.words.length) return this.#unary(word, this.#next())
    return word !== ''
  }

  #accept(word: string): boolean {
    if (this.words[this.#position] !== word) return false
    this.#position++
    return true
  }

  #next(): string {
    const word = this.words[this.#position++]
    if (word === undefined)
      throw new TestError(`missing argument after ${quote(this.process, this.words.at(-1) ?? '')}`)
    return word
  }

  #unary(operator: string, operand: string): boolean {
    if (operator === '-n') return operand !== ''
    if (operator === '-z') return operand === ''
    if (operator === '-t') return this.process.sys.isatty(Number(this.#integer(operand)))
    return fileHas(this.process, operator, operand)
  }

  #binary(left: string, operator: string, right: string): boolean {
    const compareStrings = stringComparisons[operator]
    if (compareStrings) return compareStrings(left, right)
    const compareNumbers = numberComparisons[operator]
    if (compareNumbers) return compareNumbers(this.#integer(left), this.#integer(right))
    if (operator === '-ef') return isSameFile(this.process, left, right)
    return operator === '-ot' ? isOlder(this.process, left, right) : isOlder(this.process, right, left)
  }

  #integer(text: string): bigint {
    const match = /^\s*([-+]?)(\d+)\s*$/.exec(text)
    if (!match) throw new TestError(`invalid integer ${quote(this.process, text)}`)
    return BigInt(match[2] ?? '') * (match[1] === '-' ? -1n : 1n)
  }
}

const isUnary = (word: string): boolean => word === '-n' || word === '-z' || word === '-t' || isFileTest(word)
