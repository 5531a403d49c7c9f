import { command, exactly } from '../../command'
import { CommandError, messageOf } from '../../error'
import { quote } from '../../go/quote'
import { fullName, parseReference, type Reference, withDefaultTag } from '../../opts/reference'

function parse(name: string): Reference {
  try {
    return parseReference(name)
  } catch (error) {
    throw new CommandError(
      `Error parsing reference: ${quote(name)} is not a valid repository/tag: ${messageOf(error)}`,
    )
  }
}

export const tag = command({
  use: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  summary: { en: 'Give an image another name', zh: '为镜像添加标签' },
  forms: 'docker image tag, docker tag',
  args: exactly(2),
  interspersed: false,
  completes: { first: 'image', rest: 'image' },
  *run(cli, [source = '', target = '']) {
    const client = yield* cli.client()
    if (!/^(sha256:)?[a-f0-9]{64}$/.test(source)) parse(source)
    const reference = withDefaultTag(parse(target))
    if (reference.digest !== '') throw new CommandError('refusing to create a tag with a digest reference')
    const query = { repo: fullName(reference), tag: reference.tag }
    yield* client.order('imageTag', { name: source }, { query })
  },
})
