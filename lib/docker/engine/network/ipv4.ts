/** A range of IPv4 addresses: `172.17.0.0/16`. */
export interface Prefix {
  /** first address as a number */
  readonly base: number
  readonly length: number
}

/** The number of a dotted address; undefined when it is none. */
export function parseAddress(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (!match) return undefined
  const parts = match.slice(1).map(Number)
  if (parts.some((part) => part > 255)) return undefined
  return parts.reduce((address, part) => address * 256 + part, 0)
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.')
}

export function prefixSize({ length }: Prefix): number {
  return 2 ** (32 - length)
}

/** `10.0.0.0/8`; host bits may be set, as written. Undefined when it is no IPv4 CIDR. */
export function parsePrefix(text: string): Prefix | undefined {
  const [address = '', bits = ''] = text.split('/')
  const base = parseAddress(address)
  const length = Number(bits)
  if (base === undefined || !/^\d{1,2}$/.test(bits) || length > 32) return undefined
  return { base, length }
}

/** The prefix without host bits. */
export function maskPrefix(prefix: Prefix): Prefix {
  const size = prefixSize(prefix)
  return { base: Math.floor(prefix.base / size) * size, length: prefix.length }
}

export function formatPrefix({ base, length }: Prefix): string {
  return `${formatAddress(base)}/${length}`
}

export function contains(prefix: Prefix, address: number): boolean {
  return address >= prefix.base && address < prefix.base + prefixSize(prefix)
}

export function overlaps(left: Prefix, right: Prefix): boolean {
  return contains(left, right.base) || contains(right, left.base)
}
