import { encodeBase64Url } from '../../../../base/base64'
import { encode } from '../../../../base/bytes'
import type { Blocking } from '../../../../linux/kernel/wait-queue'
import type { HttpHeaders } from '../../../../linux/net/http'
import type { Query } from '../../../api/routes'
import type { Cli } from '../../cli'
import { registryKey } from '../../config/config-file'
import { fullName, parseReference, type Reference, withDefaultTag } from '../../opts/reference'
import { showProgress } from '../../stream/progress'

/** The login for an image's registry, as the API takes it. */
export function registryAuth(cli: Cli, { domain }: Pick<Reference, 'domain'>): HttpHeaders {
  const auth = cli.config.auth(registryKey(domain))
  return { 'x-registry-auth': encodeBase64Url(encode(JSON.stringify(auth ?? {}))) }
}

export function pullQuery(reference: Reference, platform: string, all = false): Query {
  const { tag, digest } = withDefaultTag(reference)
  return {
    fromImage: fullName(reference),
    tag: all ? undefined : digest || tag,
    platform: platform === '' ? undefined : platform.toLowerCase(),
  }
}

interface PullOptions {
  readonly platform: string
  readonly quiet: boolean
}

/** Pulls an image on behalf of `run` or `create`, showing progress on standard error. @throws CommandError */
export function* pullInto(cli: Cli, image: string, { platform, quiet }: PullOptions): Blocking<void> {
  const reference = parseReference(image)
  const client = yield* cli.client()
  const query = pullQuery(reference, platform)
  const { body } = yield* client.send('imageCreate', {}, { query, headers: registryAuth(cli, reference) })
  yield* showProgress(cli, body, { to: 'stderr', isSilent: quiet })
}
