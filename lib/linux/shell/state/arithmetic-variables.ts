import type { ArithmeticVariables } from '../expand/arithmetic/evaluate'
import { readElement } from './element'
import type { Shell } from './shell'
import { ShellError } from './shell-error'

/** A shell's variables as arithmetic sees them. */
export function arithmeticVariables(shell: Shell): ArithmeticVariables {
  return {
    read(name, subscript) {
      const value = subscript === undefined ? shell.variables.get(name) : readElement(shell, name, subscript)
      if (value === undefined && shell.options.has('nounset')) {
        throw new ShellError(`${name}: unbound variable`, 'shell', shell.fatalStatus)
      }
      if (shell.dialect.needsNumbers && value && !/^\s*[-+]?(0[xX][\da-fA-F]+|\d+)\s*$/.test(value))
        throw new ShellError(`Illegal number: ${value}`, 'line', 2)
      return value
    },
    write(name, subscript, value) {
      shell.variables.set(name, value, subscript === undefined ? {} : { key: subscript })
    },
  }
}
