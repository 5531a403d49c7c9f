import { between, command } from '../../command'
import { list } from '../../flag/collecting-types'
import { bool, string } from '../../flag/scalar-types'
import { fullName, parseReference, withDefaultTag } from '../../opts/reference'

export const commit = command({
  use: '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
  summary: { en: 'Make an image of a container as it is now', zh: '由容器的改动创建新镜像' },
  forms: 'docker container commit, docker commit',
  args: between(1, 2),
  interspersed: false,
  flags: {
    author: { type: string, short: 'a', help: 'Who made it (e.g. "Ada <ada@example.com>")' },
    change: { type: list, short: 'c', help: 'Apply a Dockerfile instruction to the image' },
    message: { type: string, short: 'm', help: 'A note for its history' },
    pause: { type: bool, short: 'p', default: true, help: 'Pause the container meanwhile' },
  },
  completes: { first: 'live container' },
  *run(cli, [container = '', name = ''], flags) {
    const reference = name === '' ? undefined : withDefaultTag(parseReference(name))
    if (reference && reference.digest !== '')
      throw new Error('refusing to create a tag with a digest reference')
    const client = yield* cli.client()
    const query = {
      container,
      repo: reference ? fullName(reference) : '',
      tag: reference?.tag ?? '',
      comment: flags.message,
      author: flags.author,
      changes: flags.change,
      pause: flags.pause ? undefined : 0,
    }
    const { Id } = yield* client.call('imageCommit', {}, { query })
    yield* cli.print(`${Id}\n`)
  },
})
