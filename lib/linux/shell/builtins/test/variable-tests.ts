import { readElement } from '../../state/element'
import type { Shell } from '../../state/shell'
import { currentValues } from '../../state/variable'

/** `-v name` and `-R name`: whether a variable or element is set, or is a name reference. */
export function testVariable(shell: Shell, operator: string, name: string): boolean {
  if (operator === '-R') return shell.variables.find(name)?.reference === true
  if (/^\d+$/.test(name)) return Number(name) === 0 || shell.positional[Number(name) - 1] !== undefined
  const element = /^([A-Za-z_]\w*)\[(.*)\]$/s.exec(name)
  if (!element) return shell.variables.get(name) !== undefined
  const [, array = '', key = ''] = element
  if (key !== '@' && key !== '*') return readElement(shell, array, key) !== undefined
  const variable = shell.variables.lookup(array)
  return variable !== undefined && currentValues(variable, shell).length > 0
}
