import { MILLISECOND, type Nanoseconds } from '../../../base/clock'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { DEFAULT_DOMAIN, familiarName, familiarString, type ImageReference } from '../../api/reference'
import { fetchRepository, imageManifest, prepareImage } from '../../registry/hub'
import type { ImageManifest } from '../../registry/image-manifest'
import type { RepositorySource } from '../../registry/image-source'
import type { Engine } from '../engine'
import { EngineError, notSimulated } from '../error'
import { readTextIfPresent } from '../files'
import { parseResolv } from '../network/etc-files'

/** How long a registry takes to answer. */
const LATENCY: Nanoseconds = 180 * MILLISECOND

/** The hub's image of a tag or digest; undefined when its repository has none, or does not exist. */
export function* findRemote({ sys }: Engine, reference: ImageReference): Blocking<ImageManifest | undefined> {
  const repository = yield* fetchRepository(sys, reference.path)
  if (!repository) return undefined
  const epoch = sys.realtime(0).seconds
  const { tag, digest } = reference
  if (digest === undefined) {
    const source = repository.tags[tag ?? '']
    if (source) yield* prepareImage(sys, source)
    return source && imageManifest(source, epoch)
  }
  return Object.values(repository.tags)
    .map((source) => imageManifest(source, epoch))
    .find((manifest) => manifest.digest === digest)
}

/** A repository of a registry. @throws EngineError as `docker pull` words it */
export function* resolveRepository(engine: Engine, reference: ImageReference): Blocking<RepositorySource> {
  if (reference.domain !== DEFAULT_DOMAIN) throw yield* unreachable(engine, reference)
  yield* engine.sys.nanosleep(LATENCY)
  const repository = yield* fetchRepository(engine.sys, reference.path)
  if (repository) return repository
  const reason = "repository does not exist or may require 'docker login'"
  throw new EngineError(
    'NotFound',
    `pull access denied for ${familiarName(reference)}, ${reason}: denied: requested access to the resource is denied`,
  )
}

/** An image of a registry. @throws EngineError */
export function* resolveRemote(engine: Engine, reference: ImageReference): Blocking<ImageManifest> {
  yield* resolveRepository(engine, reference)
  const manifest = yield* findRemote(engine, reference)
  if (manifest) return manifest
  throw new EngineError(
    'NotFound',
    `manifest for ${familiarString(reference)} not found: manifest unknown: manifest unknown`,
  )
}

/** Only the hub exists in this world; asking for another registry fails where the name is looked up. */
function* unreachable({ sys }: Engine, { domain }: ImageReference): Blocking<EngineError> {
  const host = domain.split(':')[0] ?? domain
  if (host === 'localhost' || /^127\./.test(host)) {
    return new EngineError(
      'System',
      `Get "http://${domain}/v2/": dial tcp 127.0.0.1:${domain.split(':')[1] ?? '80'}: connect: connection refused`,
    )
  }
  const server = parseResolv((yield* readTextIfPresent(sys, '/etc/resolv.conf')) ?? '').servers[0]
  const lookup = `lookup ${host}${server ? ` on ${server}:53` : ''}`
  return new EngineError('System', `Get "https://${domain}/v2/": dial tcp: ${lookup}: no such host`)
}

/** Images of the hub are made for linux/amd64. @throws EngineError for any other platform */
export function checkPlatform(platform: string): void {
  if (platform === '' || /^(linux|amd64|linux\/amd64(\/.*)?)$/.test(platform)) return
  throw notSimulated(`an image for ${platform}`)
}
