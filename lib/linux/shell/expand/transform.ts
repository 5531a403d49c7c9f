import { declaration } from '../builtins/declare-output'
import { attributeLetters, isArray, type Variable } from '../state/variable'
import { ansiUnescape } from './ansi-unescape'
import { quoteValue } from './quote'

/** `${name@operator}` of one value (bash(1), Parameter transformation). */
export function transformValue(value: string, operator: string): string {
  switch (operator) {
    case 'U':
      return value.toUpperCase()
    case 'u':
      return changeFirst(value, (first) => first.toUpperCase())
    case 'L':
      return value.toLowerCase()
    case 'E':
      return ansiUnescape(value)
    default:
      return quoteValue(value)
  }
}

export function changeFirst(text: string, change: (first: string) => string): string {
  const [first = ''] = text
  return change(first) + text.slice(first.length)
}

/** `${name@A}`: the assignment that makes the variable again. */
export function assignmentOf(name: string, variable: Variable | undefined): string {
  if (!variable) return ''
  const letters = attributeLetters(variable)
  const value = isArray(variable) ? undefined : variable.value
  if (letters === '' && value !== undefined) return `${name}=${quoteValue(value)}`
  if (!isArray(variable))
    return `declare -${letters || '-'} ${name}${value === undefined ? '' : `=${quoteValue(value)}`}`
  return declaration(name, variable)
}
