import { command, exactly } from '../../command'
import { CommandError } from '../../error'
import { bool, string } from '../../flag/scalar-types'
import { fullReference, parseReference, withDefaultTag } from '../../opts/reference'
import { showProgress } from '../../stream/progress'
import { pullQuery, registryAuth } from '../shared/pull-image'

export const pull = command({
  use: '[OPTIONS] NAME[:TAG|@DIGEST]',
  summary: { en: 'Fetch an image from a registry', zh: '从镜像仓库拉取镜像' },
  category: 5,
  forms: 'docker image pull, docker pull',
  args: exactly(1),
  flags: {
    'all-tags': { type: bool, short: 'a', help: 'Fetch every tag of the repository' },
    'disable-content-trust': {
      type: bool,
      default: true,
      help: 'Take images whose signature was not checked',
    },
    platform: { type: string, help: 'Platform to fetch (e.g. linux/amd64)' },
    quiet: { type: bool, short: 'q', help: 'Print only the name' },
  },
  *run(cli, [name = ''], flags) {
    const all = flags['all-tags']
    const given = parseReference(name)
    const isBare = given.tag === '' && given.digest === ''
    if (all && !isBare) throw new CommandError("tag can't be used with --all-tags/-a")
    const reference = all ? given : withDefaultTag(given)
    if (isBare && !all && !flags.quiet) yield* cli.print(`Using default tag: ${reference.tag}\n`)
    const client = yield* cli.client()
    const query = pullQuery(reference, flags.platform, all)
    const { body } = yield* client.send('imageCreate', {}, { query, headers: registryAuth(cli, reference) })
    yield* showProgress(cli, body, { to: 'stdout', isSilent: flags.quiet })
    yield* cli.print(`${fullReference(reference)}\n`)
  },
})
