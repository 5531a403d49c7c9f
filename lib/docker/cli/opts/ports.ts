import type { PortBinding } from '../../api/types/host-config'
import { parseIp } from './address'
import { cut } from './cut'

interface Range {
  readonly start: number
  readonly end: number
}

function port(text: string): number {
  if (text === '' || !/^\d+$/.test(text)) {
    throw new Error(`strconv.ParseUint: parsing "${text}": invalid syntax`)
  }
  if (Number(text) > 65535) throw new Error(`strconv.ParseUint: parsing "${text}": value out of range`)
  return Number(text)
}

/** `8000` or `8000-9000`. @throws Error worded as go-connections' */
export function parsePortRange(text: string): Range {
  if (text === '') throw new Error('empty string specified for ports')
  const [first, last, found] = cut(text, '-')
  const start = port(first)
  const end = found ? port(last.split('-')[0] ?? '') : start
  if (end < start) throw new Error(`invalid range specified for port: ${text}`)
  return { start, end }
}

/** Protocol and port of `80/tcp`; tcp when none is given. */
export function splitProtocol(text: string): readonly [protocol: string, port: string] {
  const [number, protocol] = text.split('/')
  if (!number) return ['', '']
  return [protocol || 'tcp', number]
}

interface Mapping {
  /** as `80/tcp` */
  readonly port: string
  readonly binding: PortBinding
}

function host(spec: string): readonly [ip: string, port: string, container: string] {
  const parts = spec.split(':')
  const container = parts.pop() ?? ''
  const hostPort = parts.pop() ?? ''
  return [parts.join(':'), hostPort, container]
}

function range(text: string, what: string): Range {
  try {
    return parsePortRange(text)
  } catch {
    throw new Error(`invalid ${what}: ${text}`)
  }
}

/** What one `-p` value publishes: `[ip:][host:]container[/protocol]`, ranges included. @throws Error worded as go-connections' */
export function parsePortSpec(spec: string): Mapping[] {
  const [rawIp, hostPort, rawContainer] = host(spec)
  const [protocol, containerPort] = splitProtocol(rawContainer)
  const ip = rawIp.startsWith('[') ? rawIp.replace(/^\[(.*)\]$/, '$1') : rawIp
  if (ip !== '' && parseIp(ip) === undefined) throw new Error(`invalid IP address: ${ip}`)
  if (containerPort === '') throw new Error(`no port specified: ${spec}<empty>`)
  const inside = range(containerPort, 'containerPort')
  const outside = hostPort === '' ? undefined : range(hostPort, 'hostPort')
  const single = inside.start === inside.end
  if (outside && !single && inside.end - inside.start !== outside.end - outside.start) {
    throw new Error(`invalid ranges specified for container and host Ports: ${containerPort} and ${hostPort}`)
  }
  if (!['tcp', 'udp', 'sctp'].includes(protocol.toLowerCase())) throw new Error(`invalid proto: ${protocol}`)
  const mappings: Mapping[] = []
  for (let offset = 0; offset <= inside.end - inside.start; offset++) {
    let published = outside ? String(outside.start + offset) : ''
    if (outside && single && outside.start !== outside.end) published += `-${outside.end}`
    mappings.push({
      port: `${inside.start + offset}/${protocol.toLowerCase()}`,
      binding: { HostIp: ip, HostPort: published },
    })
  }
  return mappings
}

/** The long form `published=8080,target=80,protocol=tcp` in the short one. @throws Error worded as the client's */
export function standardPortSpec(spec: string): string {
  if (!spec.includes('=')) return spec
  const fields: Record<string, string> = { protocol: 'tcp' }
  for (const field of spec.split(',')) {
    const [key, value, found] = cut(field, '=')
    if (!found || key === '')
      throw new Error(`invalid publish opts format (should be name=value but got '${field}')`)
    fields[key] = value
  }
  return `${fields.published ?? ''}:${fields.target ?? ''}/${fields.protocol}`
}
