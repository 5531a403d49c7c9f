import { command, none } from '../../command'
import { CommandError } from '../../error'
import { bool, string } from '../../flag/scalar-types'
import { showProgress } from '../../stream/progress'
import { readInput } from '../shared/read-input'

export const load = command({
  use: '[OPTIONS]',
  summary: { en: 'Read images from a tar archive', zh: '从 tar 归档载入镜像' },
  forms: 'docker image load, docker load',
  args: none,
  flags: {
    input: { type: string, short: 'i', help: 'Read this file, not standard input', completes: 'file' },
    platform: { type: string, help: 'Load only this platform (os[/arch[/variant]])', support: 'partial' },
    quiet: { type: bool, short: 'q', help: 'Show no progress' },
  },
  *run(cli, _, { input, quiet }) {
    if (input === '' && cli.inIsTerminal) {
      throw new CommandError('requested load from stdin, but stdin is empty')
    }
    const content = yield* readInput(cli, input || '-')
    const client = yield* cli.client()
    const isQuiet = quiet || !cli.outIsTerminal
    const headers = { 'content-type': 'application/x-tar' }
    const { body } = yield* client.send(
      'imageLoad',
      {},
      { query: { quiet: isQuiet ? 1 : 0 }, content, headers },
    )
    yield* showProgress(cli, body, { to: 'stdout' })
  },
})
