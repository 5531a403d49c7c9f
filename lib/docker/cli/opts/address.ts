import { quote } from '../go/quote'
import { cut } from './cut'

function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** The eight groups of an IPv6 address; undefined when it is none. */
function ipv6Groups(text: string): number[] | undefined {
  let body = text
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(body)
  if (tail) {
    if (!isIpv4(tail[2] ?? '')) return undefined
    const [a = 0, b = 0, c = 0, d = 0] = (tail[2] ?? '').split('.').map(Number)
    body = `${tail[1]}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  }
  const halves = body.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const [head = [], rest = []] = groups
  const missing = 8 - head.length - rest.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined
  const all = [...head, ...Array<string>(missing).fill('0'), ...rest]
  return all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? all.map((group) => Number.parseInt(group, 16))
    : undefined
}

function ipv6Text(groups: readonly number[]): string {
  let best = { start: -1, length: 1 }
  for (let start = 0; start < 8; start++) {
    let length = 0
    while (start + length < 8 && groups[start + length] === 0) length++
    if (length > best.length) best = { start, length }
  }
  const hex = groups.map((group) => group.toString(16))
  if (best.start < 0) return hex.join(':')
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`
}

/** An IP address in its canonical form; undefined when the text is none (Go's net.ParseIP). */
export function parseIp(text: string): string | undefined {
  if (isIpv4(text)) return text
  const groups = ipv6Groups(text)
  return groups && ipv6Text(groups)
}

/** @throws Error worded as the client's */
export function validateIp(text: string): string {
  const address = parseIp(text.trim())
  if (address === undefined) throw new Error(`IP address is not correctly formatted: ${text}`)
  return address
}

/** Whether the text is a MAC address in one of the forms Go reads. */
export function isMacAddress(text: string): boolean {
  return (
    /^[0-9a-fA-F]{2}([:-])[0-9a-fA-F]{2}(\1[0-9a-fA-F]{2}){4}$/.test(text) ||
    /^[0-9a-fA-F]{4}(\.[0-9a-fA-F]{4}){2}$/.test(text)
  )
}

const domain =
  /^(:?(:?[a-zA-Z0-9]|(:?[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))(:?\.(:?[a-zA-Z0-9]|(:?[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])))*)\.?\s*$/

/** A domain to search in, or `.` for none. @throws Error worded as the client's */
export function validateDnsSearch(text: string): string {
  const trimmed = text.replace(/^ +| +$/g, '')
  if (trimmed === '.') return trimmed
  const match = /[a-zA-Z]/.test(trimmed) ? domain.exec(trimmed) : null
  if (!match?.[1] || match[1].length >= 255) throw new Error(`${trimmed} is not a valid domain`)
  return match[1]
}

/** `host:ip` or `host=ip`, returned with a colon and without brackets. @throws Error worded as the client's */
export function validateExtraHost(text: string): string {
  let [host, address, found] = cut(text, '=')
  if (!found) [host, address, found] = cut(text, ':')
  if (!found || host === '' || host.includes(':')) throw new Error(`bad format for add-host: ${quote(text)}`)
  if (address !== 'host-gateway') {
    address = address.replace(/^\[(.+)\]$/, '$1')
    if (parseIp(address.trim()) === undefined)
      throw new Error(`invalid IP address in add-host: ${quote(address)}`)
  }
  return `${host}:${address}`
}
