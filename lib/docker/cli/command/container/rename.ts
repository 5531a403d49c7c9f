import { command, exactly } from '../../command'
import { CommandError } from '../../error'

export const rename = command({
  use: 'CONTAINER NEW_NAME',
  summary: { en: 'Give a container another name', zh: '重命名容器' },
  forms: 'docker container rename, docker rename',
  args: exactly(2),
  completes: { first: 'container' },
  *run(cli, args) {
    const [from = '', to = ''] = args.map((arg) => arg.trim())
    if (from === '' || to === '') throw new CommandError('Error: Neither old nor new names may be empty')
    const client = yield* cli.client()
    try {
      yield* client.order('containerRename', { name: from }, { query: { name: to } })
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      yield* cli.printError(`${error.message}\n`)
      throw new CommandError(`Error: failed to rename container named ${from}`)
    }
  },
})
