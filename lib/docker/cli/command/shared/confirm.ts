import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'

/** Asks on standard output; only a line that is `y` or `Y` means yes. */
export function* confirm(cli: Cli, question: string): Blocking<boolean> {
  yield* cli.print(`${question} [y/N] `)
  const answer = yield* cli.process.stdin.readLine()
  return answer?.trim().toLowerCase() === 'y'
}
