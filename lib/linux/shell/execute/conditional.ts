import type { Blocking } from '../../kernel/wait-queue'
import { compareFiles, testFile } from '../builtins/test/file-tests'
import { testVariable } from '../builtins/test/variable-tests'
import { expandPattern, expandRegex, expandText } from '../expand/expand'
import { matchesPattern } from '../expand/pattern'
import type { Conditional, Test } from '../parse/syntax'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { trace } from './trace'

/** Thrown out of a test: bash says nothing and gives 2. */
class MalformedRegex {}

/** `[[ … ]]` */
export function* runConditional(shell: Shell, node: Conditional): Blocking<number> {
  shell.line = node.line
  try {
    return (yield* evaluate(shell, node.expression)) ? 0 : 1
  } catch (error) {
    if (error instanceof MalformedRegex) return 2
    if (!(error instanceof ShellError) || error.stops === 'shell') throw error
    yield* shell.complain(`[[: ${error.message}`)
    return error.status
  }
}

function* evaluate(shell: Shell, test: Test): Blocking<boolean> {
  switch (test.type) {
    case 'group':
      return yield* evaluate(shell, test.operand)
    case 'not':
      return !(yield* evaluate(shell, test.operand))
    case 'logical':
      for (const operand of test.operands) {
        const holds = yield* evaluate(shell, operand)
        if (holds !== (test.operator === '&&')) return holds
      }
      return test.operator === '&&'
    case 'unary':
      return yield* unary(shell, test.operator, yield* expandText(shell, test.operand))
    case 'binary':
      return yield* binary(shell, test)
  }
}

function* unary(shell: Shell, operator: string, value: string): Blocking<boolean> {
  if (shell.options.has('xtrace')) yield* trace(shell, `[[ ${operator} ${value || "''"} ]]`)
  if (operator === '-n') return value !== ''
  if (operator === '-z') return value === ''
  if (operator === '-o') return shell.options.has(value)
  if (operator === '-v' || operator === '-R') return testVariable(shell, operator, value)
  return testFile(shell.sys, operator, value)
}

const numeric: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '-eq': (left, right) => left === right,
  '-ne': (left, right) => left !== right,
  '-lt': (left, right) => left < right,
  '-le': (left, right) => left <= right,
  '-gt': (left, right) => left > right,
  '-ge': (left, right) => left >= right,
}

function* binary(
  shell: Shell,
  { operator, left, right }: Extract<Test, { type: 'binary' }>,
): Blocking<boolean> {
  const value = yield* expandText(shell, left)
  const shown = function* (text: string): Blocking<void> {
    if (shell.options.has('xtrace')) yield* trace(shell, `[[ ${value || "''"} ${operator} ${text || "''"} ]]`)
  }
  const options = { ignoreCase: shell.shopt.has('nocasematch') }
  if (operator === '==' || operator === '=' || operator === '!=') {
    const pattern = yield* expandPattern(shell, right)
    yield* shown(pattern)
    return matchesPattern(value, pattern, options) === (operator !== '!=')
  }
  if (operator === '=~') {
    const source = yield* expandRegex(shell, right)
    yield* shown(source)
    const { toRegExp } = yield* extras(shell)
    const matches = keepMatch(shell, value, toRegExp(source, options.ignoreCase))
    if (matches === undefined) throw new MalformedRegex()
    return matches
  }
  const other = yield* expandText(shell, right)
  yield* shown(other)
  if (operator === '<') return value < other
  if (operator === '>') return value > other
  const compare = numeric[operator]
  return compare
    ? compare(shell.evaluate(value), shell.evaluate(other))
    : compareFiles(shell.sys, operator, value, other)
}

/** Undefined when the expression is malformed. */
function keepMatch(shell: Shell, value: string, expression: RegExp | undefined): boolean | undefined {
  if (!expression) return undefined
  const match = expression.exec(value)
  const variable = shell.variables.ownGlobal('BASH_REMATCH')
  variable.value = undefined
  variable.indexed = match ? Array.from(match, (group) => group ?? '') : []
  return match !== null
}
