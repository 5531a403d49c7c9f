import { decode, encode } from '@/lib/base/bytes'
import { sha256 } from '@/lib/docker/registry/digest'
import type { Syscalls } from '@/lib/linux/kernel/syscalls'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import type { RegistryStore } from './store'

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: ReadonlyMap<string, string>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json'

const json = (value: unknown): Answer => ({
  status: 200,
  headers: JSON_TYPE,
  body: encode(`${JSON.stringify(value)}\n`),
})

/** A failure as the Distribution API tells it. */
export function failure(status: number, code: string, message: string, detail?: unknown): Answer {
  const errors = [{ code, message, ...(detail !== undefined && { detail }) }]
  return { status, headers: JSON_TYPE, body: encode(`${JSON.stringify({ errors })}\n`) }
}

/** What a registry answers (Distribution API v2). */
export function* answer(sys: Syscalls, store: RegistryStore, request: Request): Blocking<Answer> {
  const { path, method } = request
  if (path === '/v2/' || path === '/v2') return { status: 200, headers: JSON_TYPE, body: encode('{}') }
  if (path === '/v2/_catalog') return json({ repositories: store.repositories() })
  const tags = /^\/v2\/(.+)\/tags\/list$/.exec(path)
  if (tags) return listTags(store, tags[1] ?? '')
  const manifest = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(path)
  if (manifest) return yield* answerManifest(store, request, manifest[1] ?? '', manifest[2] ?? '')
  const upload = /^\/v2\/(.+)\/blobs\/uploads\/([^/]*)$/.exec(path)
  if (upload) return yield* answerUpload(sys, store, request, upload[1] ?? '', upload[2] ?? '')
  const blob = /^\/v2\/(.+)\/blobs\/([^/]+)$/.exec(path)
  if (blob && (method === 'GET' || method === 'HEAD'))
    return yield* answerBlob(store, blob[1] ?? '', blob[2] ?? '')
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: encode('404 page not found\n'),
  }
}

function listTags(store: RegistryStore, name: string): Answer {
  if (!store.hasRepository(name))
    return failure(404, 'NAME_UNKNOWN', 'repository name not known to registry', { name })
  const tags = store.tags(name)
  return json({ name, tags: tags.length > 0 ? tags : null })
}

function* answerManifest(
  store: RegistryStore,
  { method, body, headers }: Request,
  name: string,
  reference: string,
): Blocking<Answer> {
  if (method === 'PUT') {
    const digest = sha256(body)
    yield* store.putBlob(digest, body)
    yield* store.linkManifest(name, digest)
    if (!reference.startsWith('sha256:')) yield* store.putTag(name, reference, digest)
    return {
      status: 201,
      headers: { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest },
    }
  }
  const digest = reference.startsWith('sha256:') ? reference : yield* store.tag(name, reference)
  const content = digest && (yield* store.hasManifest(name, digest)) ? yield* store.blob(digest) : undefined
  if (!digest || !content) return failure(404, 'MANIFEST_UNKNOWN', 'manifest unknown', { Tag: reference })
  if (method === 'DELETE') {
    yield* store.deleteManifest(name, digest)
    return { status: 202 }
  }
  const { mediaType = MANIFEST } = JSON.parse(decode(content)) as { mediaType?: string }
  const isWanted =
    (headers.accept ?? '').includes(mediaType) || headers.accept === undefined || headers.accept === '*/*'
  return {
    status: 200,
    headers: {
      'content-type': isWanted ? mediaType : MANIFEST,
      'docker-content-digest': digest,
      etag: `"${digest}"`,
    },
    body: content,
  }
}

function* answerBlob(store: RegistryStore, name: string, digest: string): Blocking<Answer> {
  const content = (yield* store.hasLayer(name, digest)) ? yield* store.blob(digest) : undefined
  if (!content) return failure(404, 'BLOB_UNKNOWN', 'blob unknown to registry', digest)
  return {
    status: 200,
    headers: {
      'content-type': 'application/octet-stream',
      'docker-content-digest': digest,
      etag: `"${digest}"`,
      'cache-control': 'max-age=31536000',
    },
    body: content,
  }
}

const uploads = new WeakMap<RegistryStore, Map<string, Uint8Array>>()

function* answerUpload(
  sys: Syscalls,
  store: RegistryStore,
  { method, query, body }: Request,
  name: string,
  id: string,
): Blocking<Answer> {
  const open = uploads.get(store) ?? new Map<string, Uint8Array>()
  uploads.set(store, open)
  const digest = query.get('digest')
  if (method === 'POST' && id === '') {
    const mount = query.get('mount')
    const from = query.get('from')
    if (mount && from && (yield* store.hasLayer(from, mount))) {
      yield* store.linkLayer(name, mount)
      return created(name, mount)
    }
    const fresh = [...sys.getrandom(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const uuid = fresh.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    open.set(uuid, new Uint8Array(0))
    return accepted(name, uuid, 0)
  }
  const known = open.get(id)
  if (!known) return failure(404, 'BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry')
  const content = body.length === 0 ? known : known.length === 0 ? body : joined(known, body)
  open.set(id, content)
  if (method === 'PATCH') return accepted(name, id, content.length)
  if (method !== 'PUT' || !digest)
    return failure(400, 'DIGEST_INVALID', 'provided digest did not match uploaded content')
  open.delete(id)
  yield* store.putBlob(digest, content)
  yield* store.linkLayer(name, digest)
  return created(name, digest)
}

function created(name: string, digest: string): Answer {
  return {
    status: 201,
    headers: { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest },
  }
}

function accepted(name: string, id: string, length: number): Answer {
  const headers = {
    location: `/v2/${name}/blobs/uploads/${id}`,
    'docker-upload-uuid': id,
    range: `0-${Math.max(0, length - 1)}`,
  }
  return { status: 202, headers }
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const all = new Uint8Array(left.length + right.length)
  all.set(left)
  all.set(right, left.length)
  return all
}
