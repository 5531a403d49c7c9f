import type { Blocking } from '../../kernel/wait-queue'
import { expandText, expandWords } from '../expand/expand'
import type { ArrayLiteral, Assignment } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import type { Variable } from '../state/variable'
import { quoteValueTraced, trace } from './trace'

/** Performs `name=value`, `name[key]+=value` or `name=(…)` on the shell's variables. @throws ShellError */
export function* assign(shell: Shell, assignment: Assignment): Blocking<void> {
  const { name, append, value } = assignment
  if ('elements' in value) {
    const target = shell.variables.resolve(name)
    yield* assignArray(shell, target, value, append, shell.variables.own(target))
    if (shell.options.has('xtrace')) yield* trace(shell, assignment.text)
    return
  }
  const text = yield* expandText(shell, value)
  const key = assignment.index && (yield* expandText(shell, assignment.index))
  if (key === '') throw new ShellError(`${name}[]: bad array subscript`, 'command')
  if (shell.options.has('xtrace')) {
    yield* trace(
      shell,
      `${name}${key === undefined ? '' : `[${key}]`}${append ? '+' : ''}=${quoteValueTraced(shell, text)}`,
    )
  }
  shell.variables.set(name, text, { append, ...(key !== undefined && { key }) })
  if (shell.options.has('allexport')) shell.variables.own(name).exported = true
}

/** Assigns the elements of `(…)` to an array variable; the values, for `set -x`. */
export function* assignArray(
  shell: Shell,
  name: string,
  array: ArrayLiteral,
  append: boolean,
  variable: Variable,
): Blocking<string[]> {
  const { variables } = shell
  const elements = yield* expandElements(shell, array, variable.associative !== undefined)
  if (!append) variables.resetArray(variable, name)
  else if (!variable.associative) variables.toIndexed(variable)
  let next = variable.indexed?.length ?? 0
  const shown: string[] = []
  for (const { key, value, append: appends } of elements) {
    if (variable.associative && key === undefined) {
      throw new ShellError(
        `${name}: ${value}: must use subscript when assigning associative array`,
        'command',
      )
    }
    const index = variable.associative ? (key as string) : key === undefined ? next : shell.evaluate(key)
    const options = { key: String(index), append: appends === true }
    variables.setElement(variable, name, value, options)
    if (typeof index === 'number') next = index + 1
    shown.push(value)
  }
  return shown
}

interface Element {
  readonly key?: string
  readonly value: string
  readonly append?: boolean
}

function* expandElements(shell: Shell, array: ArrayLiteral, associative: boolean): Blocking<Element[]> {
  const elements: Element[] = []
  for (const element of array.elements) {
    if (element.index) {
      const key = yield* expandText(shell, element.index)
      const value = yield* expandText(shell, element.value)
      elements.push({ key, value, ...(element.append && { append: true }) })
    } else {
      for (const value of yield* expandWords(shell, [element.value])) elements.push({ value })
    }
  }
  // `declare -A m=(key value key value)` names keys and values in turn.
  if (!associative || elements.some(({ key }) => key !== undefined)) return elements
  const pairs: Element[] = []
  for (let at = 0; at < elements.length; at += 2) {
    pairs.push({ key: elements[at]?.value ?? '', value: elements[at + 1]?.value ?? '' })
  }
  return pairs
}
