/** An image's name taken apart (distribution/reference): domain and path always, tag and digest when given. */
export interface Reference {
  /** `docker.io` when none was given */
  readonly domain: string
  /** `library/` in front for official images */
  readonly path: string
  readonly tag: string
  readonly digest: string
}

const component = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domain = `(?:${component}(?:\\.${component})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const pathComponent = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const path = `${pathComponent}(?:/${pathComponent})*`
const tag = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}'
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}'
const whole = new RegExp(`^(?:(${domain})/)?(${path})(?::(${tag}))?(?:@(${digest}))?$`)

function splitDomain(name: string): readonly [domain: string, rest: string] {
  const slash = name.indexOf('/')
  const first = name.slice(0, Math.max(slash, 0))
  if (slash < 0) return ['docker.io', `library/${name}`]
  const rest = name.slice(slash + 1)
  if (first === 'index.docker.io' || first === 'docker.io') {
    return ['docker.io', rest.includes('/') ? rest : `library/${rest}`]
  }
  if (first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first) return [first, rest]
  return ['docker.io', name]
}

/** The full name a typed one stands for. @throws Error worded as the client's */
export function parseReference(text: string): Reference {
  if (/^[a-f0-9]{64}$/.test(text)) {
    throw new Error(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`)
  }
  const [host, rest] = splitDomain(text)
  const remote = rest.split(':')[0] ?? ''
  if (remote.toLowerCase() !== remote) {
    throw new Error(`invalid reference format: repository name (${remote}) must be lowercase`)
  }
  const match = whole.exec(`${host}/${rest}`)
  if (!match) throw new Error('invalid reference format')
  const [, , repository = '', tagged = '', digested = ''] = match
  if (repository.length > 255) throw new Error('repository name must not be more than 255 characters')
  const algorithm = digested.split(':')[0]
  if (digested !== '' && !['sha256', 'sha384', 'sha512'].includes(algorithm ?? '')) {
    throw new Error('unsupported digest algorithm')
  }
  if (algorithm === 'sha256' && digested.length !== 71) throw new Error('invalid checksum digest length')
  return { domain: host, path: repository, tag: tagged, digest: digested }
}

/** The reference with `latest` when it has neither tag nor digest. */
export function withDefaultTag(reference: Reference): Reference {
  return reference.tag === '' && reference.digest === '' ? { ...reference, tag: 'latest' } : reference
}

/** Domain and path, as `docker.io/library/nginx`. */
export function fullName(reference: Reference): string {
  return `${reference.domain}/${reference.path}`
}

/** The name as one types it: without `docker.io/` and `library/`. */
export function familiarName({ domain: host, path: repository }: Reference): string {
  if (host !== 'docker.io') return `${host}/${repository}`
  return /^library\/[^/]+$/.test(repository) ? repository.slice('library/'.length) : repository
}

function suffix(reference: Reference): string {
  return `${reference.tag && `:${reference.tag}`}${reference.digest && `@${reference.digest}`}`
}

/** Full name with tag and digest. */
export function fullReference(reference: Reference): string {
  return fullName(reference) + suffix(reference)
}

/** Familiar name with tag and digest. */
export function familiarReference(reference: Reference): string {
  return familiarName(reference) + suffix(reference)
}
