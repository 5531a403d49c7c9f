import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import { prompt } from './prompt'

/** Asks on standard output; only a line that is `y` or `Y` means yes. */
export function* confirm(cli: Cli, question: string): Blocking<boolean> {
  return (yield* prompt(cli, `${question} [y/N] `)).toLowerCase() === 'y'
}
