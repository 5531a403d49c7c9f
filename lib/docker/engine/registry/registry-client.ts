import { decodeBase64, encodeBase64 } from '../../../base/base64'
import { decode, encode } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { ImageReference } from '../../api/reference'
import type { AuthConfig } from '../../api/types/registry'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { readTextIfPresent } from '../files'
import { callHttp, type HttpAnswer, type HttpCall } from '../http-client'

/** The media type of an image's manifest. */
export const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'

/** A registry that speaks the Distribution API, other than the hub. */
export class RegistryClient {
  constructor(
    private readonly engine: Engine,
    private readonly domain: string,
    private readonly auth: AuthConfig,
  ) {}

  /** A request below `/v2`. @throws EngineError when nobody answers */
  *call(path: string, call: HttpCall = {}): Blocking<HttpAnswer> {
    const { username = '', password = '' } = this.auth
    const authorization = `Basic ${encodeBase64(encode(`${username}:${password}`))}`
    const headers = { ...call.headers, ...(username !== '' && { authorization }) }
    return yield* callHttp(this.engine.sys, `${yield* this.#base()}${path}`, { ...call, headers })
  }

  /** Whether anybody is there. @throws EngineError as `docker pull` words it */
  *ping(): Blocking<HttpAnswer> {
    return yield* this.call('/v2/')
  }

  /** The manifest of a tag or digest. @throws EngineError */
  *manifest({
    path,
    tag,
    digest,
  }: ImageReference): Blocking<{ readonly text: string; readonly digest: string } | undefined> {
    const target = `/v2/${path}/manifests/${digest ?? tag ?? 'latest'}`
    const answer = yield* this.call(target, { headers: { accept: MANIFEST } })
    if (answer.status === 401) throw yield* this.refusal(`Head "${yield* this.#base()}${target}": `)
    if (answer.status >= 400) return undefined
    return { text: decode(answer.body), digest: answer.headers['docker-content-digest'] ?? '' }
  }

  *blob(path: string, digest: string): Blocking<Uint8Array> {
    const { status, body } = yield* this.call(`/v2/${path}/blobs/${digest}`)
    if (status >= 400) throw new EngineError('System', 'blob unknown: blob unknown to registry')
    return body
  }

  /** What a 401 means. */
  *refusal(prefix: string): Blocking<EngineError> {
    const reason = this.auth.username ? 'unauthorized: authentication required' : 'no basic auth credentials'
    return new EngineError('System', `${prefix}${reason}`)
  }

  /** Registries on this machine, and those that daemon.json calls insecure, are spoken to without TLS. */
  *#base(): Blocking<string> {
    const host = this.domain.split(':')[0] ?? ''
    const isLocal = host === 'localhost' || host.startsWith('127.')
    const text = (yield* readTextIfPresent(this.engine.sys, '/etc/docker/daemon.json')) ?? '{}'
    return `${isLocal || insecureRegistries(text).includes(this.domain) ? 'http' : 'https'}://${this.domain}`
  }
}

function insecureRegistries(text: string): readonly string[] {
  try {
    const { 'insecure-registries': list } = JSON.parse(text) as { 'insecure-registries'?: string[] }
    return list ?? []
  } catch {
    return []
  }
}

/** The login a request carries. */
export function requestAuth(header: string | undefined): AuthConfig {
  if (!header) return {}
  try {
    return JSON.parse(decode(decodeBase64(header.replaceAll('-', '+').replaceAll('_', '/')))) as AuthConfig
  } catch {
    return {}
  }
}
