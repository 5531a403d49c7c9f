import type { Shell } from '../../state/shell'
import { ShellError } from '../../state/shell-error'
import { compareFiles, fileOperators, testFile } from './file-tests'
import { testVariable } from './variable-tests'

const numeric: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '-eq': (left, right) => left === right,
  '-ne': (left, right) => left !== right,
  '-lt': (left, right) => left < right,
  '-le': (left, right) => left <= right,
  '-gt': (left, right) => left > right,
  '-ge': (left, right) => left >= right,
}

const textual: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  '=': (left, right) => left === right,
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '>': (left, right) => left > right,
}

function isBinary(operator: string | undefined): operator is string {
  return (
    operator !== undefined && (operator in numeric || operator in textual || /^-(nt|ot|ef)$/.test(operator))
  )
}

function isUnary(operator: string | undefined): operator is string {
  return operator !== undefined && (/^-[nzovR]$/.test(operator) || fileOperators.has(operator))
}

/** Evaluates the arguments of `test` by their number, as POSIX has it. @throws ShellError with status 2 */
export function evaluateTest(shell: Shell, words: readonly string[]): boolean {
  return new TestEvaluation(shell, words).evaluate()
}

class TestEvaluation {
  #at = 0

  constructor(
    readonly shell: Shell,
    readonly words: readonly string[],
  ) {}

  evaluate(): boolean {
    const { words } = this
    const [first = '', second = '', third = ''] = words
    switch (words.length) {
      case 0:
        return false
      case 1:
        return first !== ''
      case 2:
        return this.#two(first, second)
      case 3:
        return this.#three(first, second, third)
      case 4:
        if (first === '!') return !this.#three(second, third, words[3] ?? '')
        if (first === '(' && words[3] === ')') return this.#two(second, third)
        break
      default:
    }
    const result = this.#or()
    if (this.#at < words.length) this.#fail('too many arguments')
    return result
  }

  #two(first: string, second: string): boolean {
    if (first === '!') return second === ''
    if (isUnary(first)) return this.#unary(first, second)
    if (isBinary(second) && this.shell.dialect.name !== 'bash') this.#fail(`${second}: argument expected`)
    return this.#fail(
      this.shell.dialect.name === 'bash'
        ? `${first}: unary operator expected`
        : this.#unexpected(first, second),
    )
  }

  #three(first: string, second: string, third: string): boolean {
    if (isBinary(this.shell.dialect.name === 'dash' ? second.replace(/^==$/, '') : second))
      return this.#binary(first, second, third)
    if (second === '-a') return first !== '' && third !== ''
    if (second === '-o') return first !== '' || third !== ''
    if (first === '!') return !this.#two(second, third)
    if (first === '(' && third === ')') return second !== ''
    return this.#fail(
      this.shell.dialect.name === 'bash'
        ? `${second}: binary operator expected`
        : this.#unexpected(first, second),
    )
  }

  #unexpected(first: string, second: string): string {
    return this.shell.dialect.name === 'dash' ? `${first}: unexpected operator` : `${second}: unknown operand`
  }

  #fail(message: string): never {
    throw new ShellError(message, 'command', 2)
  }

  #or(): boolean {
    let value = this.#and()
    while (this.words[this.#at] === '-o') {
      this.#at++
      const right = this.#and()
      value = value || right
    }
    return value
  }

  #and(): boolean {
    let value = this.#not()
    while (this.words[this.#at] === '-a') {
      this.#at++
      const right = this.#not()
      value = value && right
    }
    return value
  }

  #not(): boolean {
    if (this.words[this.#at] !== '!') return this.#primary()
    this.#at++
    return !this.#not()
  }

  #primary(): boolean {
    const { words } = this
    const word = words[this.#at]
    if (word === undefined) return this.#fail('argument expected')
    if (isBinary(words[this.#at + 1]) && words[this.#at + 2] !== undefined) {
      const value = this.#binary(word, words[this.#at + 1] ?? '', words[this.#at + 2] ?? '')
      this.#at += 3
      return value
    }
    if (word === '(') {
      this.#at++
      const value = this.#or()
      if (words[this.#at] !== ')') this.#fail("`)' expected")
      this.#at++
      return value
    }
    if (isUnary(word) && words[this.#at + 1] !== undefined) {
      const value = this.#unary(word, words[this.#at + 1] ?? '')
      this.#at += 2
      return value
    }
    this.#at++
    return word !== ''
  }

  #unary(operator: string, operand: string): boolean {
    if (operator === '-n') return operand !== ''
    if (operator === '-z') return operand === ''
    if (operator === '-o') return this.shell.options.has(operand)
    if (operator === '-v' || operator === '-R') return testVariable(this.shell, operator, operand)
    if (operator === '-t') this.#integer(operand)
    return testFile(this.shell.sys, operator, operand)
  }

  #binary(left: string, operator: string, right: string): boolean {
    const compareText = textual[operator]
    if (compareText) return compareText(left, right)
    const compare = numeric[operator]
    if (compare) return compare(this.#integer(left), this.#integer(right))
    return compareFiles(this.shell.sys, operator, left, right)
  }

  #integer(text: string): number {
    if (/^\s*[-+]?\d+\s*$/.test(text) && Math.abs(Number(text)) <= 2 ** 63) return Number(text)
    const names = {
      bash: `${text}: integer expression expected`,
      dash: `Illegal number: ${text}`,
      ash: `${text}: bad number`,
    }
    return this.#fail(names[this.shell.dialect.name])
  }
}
