import type { Shell } from './shell'
import { ShellError } from './shell-error'
import { currentValues } from './variable'

/** One element of an array, or of a scalar as if it were an array of one. */
export function readElement(shell: Shell, name: string, key: string): string | undefined {
  const variable = shell.variables.lookup(name)
  if (!variable) return undefined
  if (variable.associative) return variable.associative.get(key)
  const values = variable.indexed ?? currentValues(variable, shell)
  const index = shell.evaluate(key)
  const at = index < 0 ? index + values.length : index
  if (at < 0) throw new ShellError(`${name}: bad array subscript`, 'command')
  return values[at]
}
