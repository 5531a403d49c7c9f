import { decode } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { DEFAULT_DOMAIN, type ImageReference } from '../../api/reference'
import type { AuthConfig } from '../../api/types/registry'
import type { Engine } from '../engine'
import { resolveRemote, resolveRepository } from '../image/remote'
import { RegistryClient } from './registry-client'
import { hubImage, type RemoteImage, registryImage } from './remote-image'

/** An image of the registry its name begins with. @throws EngineError as `docker pull` words it */
export function* remoteImage(
  engine: Engine,
  reference: ImageReference,
  auth: AuthConfig,
): Blocking<RemoteImage> {
  if (reference.domain !== DEFAULT_DOMAIN)
    return yield* registryImage(engine, new RegistryClient(engine, reference.domain, auth), reference)
  const { path, tag, digest } = reference
  const pushed = [...(engine.hubUploads.get(path) ?? [])]
  const found = pushed.find(([name, image]) =>
    digest === undefined ? name === tag : image.digest === digest,
  )
  return found ? found[1] : hubImage(engine, yield* resolveRemote(engine, reference))
}

/** The tags of a repository. @throws EngineError */
export function* remoteTags(engine: Engine, reference: ImageReference, auth: AuthConfig): Blocking<string[]> {
  if (reference.domain === DEFAULT_DOMAIN) {
    const pushed = [...(engine.hubUploads.get(reference.path)?.keys() ?? [])]
    if (pushed.length > 0) return pushed.sort()
    return Object.keys((yield* resolveRepository(engine, reference)).tags).sort()
  }
  const client = new RegistryClient(engine, reference.domain, auth)
  const { body } = yield* client.call(`/v2/${reference.path}/tags/list`)
  return (JSON.parse(decode(body)) as { tags?: string[] | null }).tags ?? []
}
