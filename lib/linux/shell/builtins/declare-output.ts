import { doubleQuote, quoteIfNeeded } from '../expand/quote'
import type { Shell } from '../state/shell'
import { associativeKeys, attributeLetters, isArray, scalarOf, type Variable } from '../state/variable'

/** A variable as `declare -p` shows it. */
export function declaration(name: string, variable: Variable): string {
  const letters = attributeLetters(variable)
  return `declare -${letters || '-'} ${assignment(name, variable, doubleQuote)}`
}

/** A variable as `set` lists it. */
export function plainAssignment(name: string, variable: Variable): string {
  return assignment(name, variable, quoteIfNeeded)
}

function assignment(name: string, variable: Variable, quote: (text: string) => string): string {
  if (!isArray(variable)) return variable.value === undefined ? name : `${name}=${quote(variable.value)}`
  const pairs = pairsOf(variable)
  // An array that has been declared and never assigned shows no value.
  if (pairs.length === 0 && !variable.assignedOnce) return name
  const shown = pairs.map(([key, value]) => `[${key}]=${doubleQuote(value)}`).join(' ')
  return `${name}=(${shown}${variable.associative && pairs.length > 0 ? ' ' : ''})`
}

function pairsOf({ indexed, associative }: Variable): [string, string][] {
  if (indexed) return Object.entries(indexed)
  return associativeKeys(associative ?? new Map()).map((key) => [
    /^[\w@%+=:,./-]+$/.test(key) ? key : doubleQuote(key),
    associative?.get(key) ?? '',
  ])
}

/** As dash and busybox list variables. */
export function posixAssignment(shell: Shell, name: string, prefix: string): string {
  const variable = shell.variables.lookup(name)
  const value = variable && scalarOf(variable)
  const quoted = value === undefined ? '' : `='${value.replaceAll("'", "'\"'\"'")}'`
  return `${prefix}${name}${quoted}`
}
