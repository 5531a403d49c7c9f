import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'

/** Complains in the name of a builtin; the status to return. */
export function* fail(shell: Shell, name: string, message: string, status = 1): Blocking<number> {
  yield* shell.complain(message, name)
  return status
}

/** The complaint about an option that a builtin does not have, with its usage. */
export function* invalidOption(shell: Shell, name: string, option: string, usage: string): Blocking<number> {
  yield* shell.complain(`${option}: invalid option`, name)
  if (shell.dialect.name === 'bash') yield* shell.write(2, `${name}: usage: ${usage}\n`)
  return 2
}

export function* usageOnly(shell: Shell, name: string, usage: string): Blocking<number> {
  yield* shell.write(2, `${name}: usage: ${usage}\n`)
  return 2
}
