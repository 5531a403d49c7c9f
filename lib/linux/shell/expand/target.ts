import { readElement } from '../state/element'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { associativeKeys, currentValues, indexedKeys, type Variable } from '../state/variable'
import { parameterValue } from './special-parameter'

/** What an expansion is about: one value, or a list of them. */
export type Target =
  | { readonly type: 'one'; readonly name: string; readonly key?: string; readonly value: string | undefined }
  | {
      readonly type: 'many'
      readonly name: string
      readonly values: readonly string[]
      readonly joined: boolean
    }

/** The parameter of a name and an expanded subscript. */
export function findTarget(shell: Shell, name: string, subscript: string | undefined): Target {
  if (name === '@' || name === '*')
    return { type: 'many', name, values: shell.positional, joined: name === '*' }
  if (subscript === undefined) return findPlain(shell, name)
  if (subscript === '@' || subscript === '*') {
    const variable = shell.variables.lookup(name)
    const values = variable ? currentValues(variable, shell) : []
    return { type: 'many', name, values, joined: subscript === '*' }
  }
  return { type: 'one', name, key: subscript, value: readElement(shell, name, subscript) }
}

function findPlain(shell: Shell, name: string): Target {
  const variable = shell.variables.find(name)
  // A name reference may lead to an element: `declare -n ref='a[1]'`.
  if (variable?.reference) return parseTarget(shell, shell.variables.resolve(name))
  return { type: 'one', name, value: parameterValue(shell, name) }
}

const specification = /^([A-Za-z_]\w*|\d+|[@*#?$!-])(?:\[(.+)\])?$/s

/** The parameter that a text such as `name` or `name[subscript]` means. @throws ShellError */
export function parseTarget(shell: Shell, text: string): Target {
  const match = specification.exec(text)
  if (!match?.[1]) throw new ShellError(`${text}: invalid variable name`)
  return findTarget(shell, match[1], match[2])
}

/** The keys or indices that are set, for `${!name[@]}`. */
export function keysOf(variable: Variable | undefined, shell: Shell): string[] {
  if (!variable) return []
  if (variable.associative) return associativeKeys(variable.associative)
  if (variable.indexed) return indexedKeys(variable.indexed).map(String)
  return currentValues(variable, shell).map((_, index) => String(index))
}
