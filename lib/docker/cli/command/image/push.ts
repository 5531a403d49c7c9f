import { command, exactly } from '../../command'
import { CommandError } from '../../error'
import { bool, string } from '../../flag/scalar-types'
import { platformJson } from '../../opts/platform'
import { fullName, fullReference, parseReference, withDefaultTag } from '../../opts/reference'
import { showProgress } from '../../stream/progress'
import { printNote } from '../shared/note'
import { registryAuth } from '../shared/pull-image'

const aboutPlatforms = [
  'Using --platform pushes only the specified platform manifest of a multi-platform image index.',
  'Other components, like attestations, will not be included.',
  'To push the complete multi-platform image, remove the --platform flag.',
  '',
]

export const push = command({
  use: '[OPTIONS] NAME[:TAG]',
  summary: { en: 'Send an image to a registry', zh: '将镜像推送到镜像仓库' },
  category: 6,
  forms: 'docker image push, docker push',
  args: exactly(1),
  flags: {
    'all-tags': { type: bool, short: 'a', help: 'Send every tag of the repository' },
    'disable-content-trust': { type: bool, default: true, help: 'Send it without a signature' },
    platform: {
      type: string,
      help: 'Send only what belongs to this platform (os[/arch[/variant]])',
      support: 'partial',
    },
    quiet: { type: bool, short: 'q', help: 'Print only the name' },
  },
  completes: { first: 'image' },
  *run(cli, [name = ''], flags) {
    const all = flags['all-tags']
    const platform = platformJson(flags.platform)
    if (platform !== undefined) yield* printNote(cli, aboutPlatforms, 'stdout')
    const given = parseReference(name)
    const isBare = given.tag === '' && given.digest === ''
    if (all && !isBare) throw new CommandError("tag can't be used with --all-tags/-a")
    const reference = all ? given : withDefaultTag(given)
    if (isBare && !all && !flags.quiet) yield* cli.print(`Using default tag: ${reference.tag}\n`)
    if (reference.digest !== '') throw new CommandError('cannot push a digest reference')
    const client = yield* cli.client()
    const { body } = yield* client.send(
      'imagePush',
      { name: fullName(reference) },
      { query: { platform, tag: reference.tag || undefined }, headers: registryAuth(cli, reference) },
    )
    yield* showProgress(cli, body, { to: 'stdout', isSilent: flags.quiet })
    if (flags.quiet) yield* cli.print(`${fullReference(reference)}\n`)
  },
})
