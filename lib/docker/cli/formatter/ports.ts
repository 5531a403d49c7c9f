import type { Port } from '../../api/types/container'

const joinHostPort = (host: string, port: string | number): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`

function compare(left: Port, right: Port): number {
  return (
    left.PrivatePort - right.PrivatePort ||
    order(left.IP ?? '', right.IP ?? '') ||
    (left.PublicPort ?? 0) - (right.PublicPort ?? 0) ||
    order(left.Type, right.Type)
  )
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

interface Group {
  readonly ip: string
  readonly protocol: string
  readonly first: number
  last: number
}

function groupText({ ip, protocol, first, last }: Group): string {
  const range = first === last ? String(first) : `${first}-${last}`
  return `${ip === '' ? range : `${joinHostPort(ip, range)}->${range}`}/${protocol}`
}

/** The PORTS column: neighbours merged when published under their own numbers, mappings to other numbers last. */
export function displayPorts(ports: readonly Port[]): string {
  const groups = new Map<string, Group>()
  const finished: string[] = []
  const mapped: string[] = []
  for (const { IP: ip = '', PrivatePort: port, PublicPort: published = 0, Type: protocol } of [...ports].sort(
    compare,
  )) {
    if (ip !== '' && published !== port) {
      mapped.push(`${joinHostPort(ip, published)}->${port}/${protocol}`)
      continue
    }
    const key = ip === '' ? protocol : `${ip}/${protocol}`
    const group = groups.get(key)
    if (group && port === group.last + 1) {
      group.last = port
      continue
    }
    if (group) finished.push(groupText(group))
    groups.set(key, { ip, protocol, first: port, last: port })
  }
  return [...finished, ...[...groups.values()].map(groupText), ...mapped].join(', ')
}
