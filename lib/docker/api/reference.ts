/** An image name taken apart and made complete: `nginx` is docker.io/library/nginx:latest. */
export interface ImageReference {
  /** registry host, `docker.io` when none is named */
  readonly domain: string
  /** `library/nginx` */
  readonly path: string
  readonly tag?: string
  /** `sha256:…` */
  readonly digest?: string
}

export const DEFAULT_DOMAIN = 'docker.io'
const DEFAULT_TAG = 'latest'
const OFFICIAL = 'library/'

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*'
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`)
const DOMAIN =
  /^(?:\[[0-9a-fA-F:]+\]|(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*)(?::\d+)?$/
const TAG = /^\w[\w.-]{0,127}$/
const DIGEST = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/
const IDENTIFIER = /^[a-f0-9]{64}$/

export class InvalidReferenceError extends Error {}

/** Reads a name as people type it (distribution reference.ParseNormalizedNamed). @throws InvalidReferenceError in its words */
export function parseReference(text: string): ImageReference {
  if (IDENTIFIER.test(text)) {
    throw new InvalidReferenceError(
      `invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`,
    )
  }
  const { domain, rest } = splitDomain(text)
  const at = rest.indexOf('@')
  const digest = at < 0 ? undefined : rest.slice(at + 1)
  const name = at < 0 ? rest : rest.slice(0, at)
  const colon = name.indexOf(':')
  const path = colon < 0 ? name : name.slice(0, colon)
  const tag = colon < 0 ? undefined : name.slice(colon + 1)
  if (path.toLowerCase() !== path) {
    throw new InvalidReferenceError(`invalid reference format: repository name (${path}) must be lowercase`)
  }
  const isValid =
    PATH.test(path) &&
    DOMAIN.test(domain) &&
    (tag === undefined || TAG.test(tag)) &&
    (digest === undefined || isDigest(digest))
  if (!isValid) throw new InvalidReferenceError('invalid reference format')
  if (path.length + domain.length + 1 > 255)
    throw new InvalidReferenceError('repository name must not be more than 255 characters')
  return { domain, path, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) }
}

function isDigest(digest: string): boolean {
  if (!DIGEST.test(digest)) return false
  return !digest.startsWith('sha256:') || digest.length === 'sha256:'.length + 64
}

function splitDomain(text: string): { domain: string; rest: string } {
  const slash = text.indexOf('/')
  const first = slash < 0 ? '' : text.slice(0, slash)
  const isDomain =
    slash >= 0 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first)
  const domain = isDomain ? (first === 'index.docker.io' ? DEFAULT_DOMAIN : first) : DEFAULT_DOMAIN
  const rest = isDomain ? text.slice(slash + 1) : text
  return { domain, rest: domain === DEFAULT_DOMAIN && !rest.includes('/') ? OFFICIAL + rest : rest }
}

/** With `latest` when neither a tag nor a digest is given. */
export function withDefaultTag(reference: ImageReference): ImageReference {
  return isNameOnly(reference) ? { ...reference, tag: DEFAULT_TAG } : reference
}

/** Whether it names a repository and none of its images. */
export function isNameOnly({ tag, digest }: ImageReference): boolean {
  return tag === undefined && digest === undefined
}

/** The repository's complete name: `docker.io/library/nginx`. */
export function repositoryName({ domain, path }: ImageReference): string {
  return `${domain}/${path}`
}

/** The repository as people write it: `nginx`, `student/webapp`, `localhost:5000/x`. */
export function familiarName({ domain, path }: ImageReference): string {
  if (domain !== DEFAULT_DOMAIN) return `${domain}/${path}`
  return path.startsWith(OFFICIAL) && !path.slice(OFFICIAL.length).includes('/')
    ? path.slice(OFFICIAL.length)
    : path
}

function suffix({ tag, digest }: ImageReference): string {
  return `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`
}

/** The whole reference as people write it: `nginx:1.27`. */
export function familiarString(reference: ImageReference): string {
  return familiarName(reference) + suffix(reference)
}

/** The whole reference, nothing left out: `docker.io/library/nginx:1.27`. */
export function referenceString(reference: ImageReference): string {
  return repositoryName(reference) + suffix(reference)
}
