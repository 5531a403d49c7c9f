import { CurlError } from './curl-error'

export interface Url {
  readonly scheme: string
  readonly host: string
  readonly port: number
  /** path and query */
  readonly target: string
  readonly user: string | undefined
}

const ports: Readonly<Record<string, number>> = { http: 80, https: 443 }

/** A URL as curl reads it: `http://` may be left out. @throws CurlError */
export function parseUrl(text: string): Url {
  const match =
    /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#]*)(?::(\d*))?([/?][^#]*)?(?:#.*)?$/i.exec(
      text,
    )
  const host = match?.[3] ?? ''
  if (!match || host === '' || /\s/.test(text))
    throw new CurlError(3, 'URL using bad/illegal format or missing URL')
  const scheme = (match[1] ?? 'http').toLowerCase()
  const port = ports[scheme]
  if (port === undefined) throw new CurlError(1, `Protocol "${scheme}" not supported or disabled in libcurl`)
  const path = match[5] ?? '/'
  return {
    scheme,
    host: host.toLowerCase(),
    port: match[4] ? Number(match[4]) : port,
    target: path.startsWith('/') ? path : `/${path}`,
    user: match[2],
  }
}

export const urlText = ({ scheme, host, port, target }: Url): string =>
  `${scheme}://${host}${port === ports[scheme] ? '' : `:${port}`}${target}`

/** Where a redirect leads, seen from where it came. @throws CurlError */
export function redirectUrl(from: Url, location: string): Url {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return parseUrl(location)
  if (location.startsWith('//')) return parseUrl(`${from.scheme}:${location}`)
  if (location.startsWith('/')) return { ...from, target: location }
  const directory = from.target.replace(/\?.*/, '').replace(/[^/]*$/, '')
  return { ...from, target: directory + location }
}

/** `Host:` as curl sends it: without the usual port. */
export const hostHeader = ({ scheme, host, port }: Url): string =>
  port === ports[scheme] ? host : `${host}:${port}`
