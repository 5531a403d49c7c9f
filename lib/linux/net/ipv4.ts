/** An IPv4 address as a 32-bit unsigned number; undefined when the text is none. */
export function parseAddress(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4) return undefined
  let value = 0
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined
    value = value * 256 + Number(part)
  }
  return value
}

export function formatAddress(value: number): string {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.')
}

/** A network in CIDR form: `172.17.0.0/16`. */
export interface Prefix {
  /** with the host bits cleared */
  readonly network: number
  /** 0 to 32 */
  readonly length: number
}

/** Reads `172.17.0.2/16`, or an address alone as a /32; undefined when it is neither. */
export function parsePrefix(text: string): (Prefix & { readonly address: number }) | undefined {
  const [addressText = '', lengthText = '32', ...rest] = text.split('/')
  const address = parseAddress(addressText)
  if (address === undefined || rest.length > 0 || !/^\d{1,2}$/.test(lengthText)) return undefined
  const length = Number(lengthText)
  if (length > 32) return undefined
  return { address, network: (address & mask(length)) >>> 0, length }
}

export function formatPrefix({ network, length }: Prefix): string {
  return `${formatAddress(network)}/${length}`
}

export function contains({ network, length }: Prefix, address: number): boolean {
  return (address & mask(length)) >>> 0 === network
}

/** The netmask of a prefix length, as an unsigned number. */
export function mask(length: number): number {
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0
}

/** The highest address of a network. */
export function broadcast({ network, length }: Prefix): number {
  return (network | ~mask(length)) >>> 0
}
