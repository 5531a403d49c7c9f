import type { IpamPool } from '../../api/types/network'
import { parseIp } from './address'

interface Block {
  readonly address: bigint
  readonly bits: number
  readonly isV4: boolean
}

function numeric(address: string): bigint {
  if (!address.includes(':')) return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
  const [head = '', tail = ''] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

function parseCidr(text: string): Block | undefined {
  const [ip = '', prefix = ''] = text.split('/')
  const address = parseIp(ip)
  const isV4 = !ip.includes(':')
  if (address === undefined || !/^\d{1,3}$/.test(prefix) || Number(prefix) > (isV4 ? 32 : 128))
    return undefined
  return { address: numeric(address), bits: Number(prefix), isV4 }
}

/** Whether an address, or the one a block begins with, lies in the subnet. @throws Error in the client's words */
function contains(subnet: string, data: string): boolean {
  const block = parseCidr(subnet)
  if (!block) throw new Error(`invalid subnet: invalid CIDR address: ${subnet}`)
  const inner = data.includes('/') ? parseCidr(data) : parseCidr(`${data}/${data.includes(':') ? 128 : 32}`)
  if (!inner) {
    if (data.includes('/')) throw new Error(`invalid CIDR address: ${data}`)
    return false
  }
  if (inner.isV4 !== block.isV4) return false
  const shift = BigInt((block.isV4 ? 32 : 128) - block.bits)
  return inner.address >> shift === block.address >> shift
}

/** The address pools `network create` asks for. @throws Error in the client's words */
export function ipamPools(
  subnets: readonly string[],
  ranges: readonly string[],
  gateways: readonly string[],
  auxiliary: Readonly<Record<string, string>>,
): IpamPool[] {
  if (subnets.length < ranges.length || subnets.length < gateways.length) {
    throw new Error('every ip-range or gateway must have a corresponding subnet')
  }
  const pools = new Map<string, IpamPool>()
  for (const subnet of subnets) {
    const overlaps = [...pools.keys()].some((other) => contains(subnet, other) || contains(other, subnet))
    if (overlaps) throw new Error('multiple overlapping subnet configuration is not supported')
    pools.set(subnet, { Subnet: subnet })
  }
  place(pools, ranges, 'IPRange', 'range')
  place(pools, gateways, 'Gateway', 'gateway')
  for (const [name, address] of Object.entries(auxiliary)) {
    const pool = [...pools].find(([subnet]) => contains(subnet, address))?.[1]
    if (!pool) throw new Error(`no matching subnet for aux-address ${address}`)
    pool.AuxiliaryAddresses = { ...pool.AuxiliaryAddresses, [name]: address }
  }
  return [...pools.values()]
}

function place(
  pools: ReadonlyMap<string, IpamPool>,
  values: readonly string[],
  field: 'IPRange' | 'Gateway',
  what: 'range' | 'gateway',
): void {
  for (const value of values) {
    if (what === 'range' && !parseCidr(value)) throw new Error(`invalid CIDR address: ${value}`)
    const matching = [...pools].filter(([subnet]) => contains(subnet, value))
    if (matching.length === 0) throw new Error(`no matching subnet for ${what} ${value}`)
    for (const [subnet, pool] of matching) {
      const earlier = pool[field]
      const where = what === 'range' ? `on the same subnet (${subnet})` : `for the same subnet (${subnet})`
      if (earlier) throw new Error(`cannot configure multiple ${what}s (${value}, ${earlier}) ${where}`)
      pool[field] = value
    }
  }
}
