import { optionLetters } from '../state/options'
import type { Shell } from '../state/shell'

/** The value of `$?`, `$1`, `$#`, …; undefined for names of variables and for parameters that are not set. */
export function specialParameter(shell: Shell, name: string): string | undefined {
  switch (name) {
    case '?':
      return String(shell.status)
    case '#':
      return String(shell.positional.length)
    case '$':
      return String(shell.pid)
    case '!':
      return shell.lastBackground === undefined ? undefined : String(shell.lastBackground)
    case '-':
      // dash does not tell that it runs a command.
      return optionLetters(
        shell.options,
        shell.interactive,
        shell.dialect.name === 'dash' && shell.startedBy === 'command' ? 'file' : shell.startedBy,
      )
    case '0':
      return shell.name
    default:
      return /^\d+$/.test(name) ? shell.positional[Number(name) - 1] : undefined
  }
}

const isVariable = /^[A-Za-z_]/

/** The value of `$name`, special or not. */
export function parameterValue(shell: Shell, name: string): string | undefined {
  return isVariable.test(name) ? shell.variables.get(name) : specialParameter(shell, name)
}
