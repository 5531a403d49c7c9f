import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { Cli } from '../../cli'
import type { Client } from '../../client/client'
import { CommandError } from '../../error'

/** Does the same to each of the names, printing those that went well; what failed is told at the end, together. */
export function* each(
  cli: Cli,
  names: readonly string[],
  operation: (client: Client, name: string) => Blocking<void>,
): Blocking<void> {
  const client = yield* cli.client()
  const failures: string[] = []
  for (const name of names) {
    try {
      yield* operation(client, name)
      yield* cli.print(`${name}\n`)
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      failures.push(error.message)
    }
  }
  fail(failures)
}

/** @throws CommandError with all messages, when there are any */
export function fail(messages: readonly string[]): void {
  if (messages.length > 0) throw new CommandError(messages.join('\n'))
}
