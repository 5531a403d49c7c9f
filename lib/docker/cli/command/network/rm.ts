import { atLeast, command } from '../../command'
import { CommandError, isNotFound } from '../../error'
import { bool } from '../../flag/scalar-types'

export const rm = command({
  use: 'NETWORK [NETWORK...]',
  aliases: ['remove'],
  summary: { en: 'Remove networks', zh: '删除网络' },
  args: atLeast(1),
  flags: { force: { type: bool, short: 'f', help: 'Do not mind when it is not there' } },
  completes: 'network',
  *run(cli, names, { force }) {
    const client = yield* cli.client()
    let hasFailed = false
    for (const id of names) {
      try {
        yield* client.order('networkInspect', { id })
      } catch (error) {
        // The client only asks whether it is the routing mesh; removing tells what is wrong.
        if (!(error instanceof CommandError)) throw error
      }
      try {
        yield* client.order('networkDelete', { id })
        yield* cli.print(`${id}\n`)
      } catch (error) {
        if (!(error instanceof CommandError)) throw error
        if (force && isNotFound(error)) continue
        yield* cli.printError(`${error.message}\n`)
        hasFailed = true
      }
    }
    if (hasFailed) throw new CommandError('exit status 1')
  },
})
