import type { Blocking } from '../../kernel/wait-queue'
import type { Extras } from '../extras'
import type { Shell } from './shell'

/** The key of the module in a machine's module table. */
export const SHELL_MODULE_KEY = 'shell'

/** What shells need too seldom to carry it from the start; fetched when it is first used. */
export function* extras(shell: Shell): Blocking<Extras> {
  return (yield* shell.sys.fetch(SHELL_MODULE_KEY)) as Extras
}
