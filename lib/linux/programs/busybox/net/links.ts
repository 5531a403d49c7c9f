import { broadcast, formatAddress, mask, parsePrefix } from '../../../net/ipv4'
import type { LinkState, RouteState } from '../../../net/netlink'

/** The flags in angle brackets of `ip link`. */
export function linkFlags({ kind, isUp, hasCarrier, peer }: LinkState): string {
  return [
    isUp && !hasCarrier && 'NO-CARRIER',
    kind === 'loopback' && 'LOOPBACK',
    kind !== 'loopback' && 'BROADCAST',
    kind !== 'loopback' && 'MULTICAST',
    isUp && 'UP',
    isUp && hasCarrier && 'LOWER_UP',
    peer && (peer.name === undefined || !peer.isUp) && 'M-DOWN',
  ]
    .filter((flag) => flag !== false && flag !== undefined)
    .join(',')
}

/** The two lines of a link; `withMac` false leaves out the second. */
export function linkLines(link: LinkState, withMac: boolean): string {
  const { index, name, kind, mtu, mac, peer, master, isUp } = link
  const other = peer === undefined ? '' : `@${peer.name ?? `if${peer.index}`}`
  const queue = kind === 'ethernet' ? 'fq_codel' : isUp ? 'noqueue' : 'noop'
  const length = kind === 'loopback' || kind === 'ethernet' ? 'qlen 1000' : ''
  const bridge = master === undefined ? '' : `master ${master} `
  const head = `${index}: ${name}${other}: <${linkFlags(link)}> mtu ${mtu} qdisc ${queue} ${bridge}${length}\n`
  if (!withMac) return head
  return `${head}    link/${kind === 'loopback' ? 'loopback' : 'ether'} ${mac} brd ${kind === 'loopback' ? '00:00:00:00:00:00' : 'ff:ff:ff:ff:ff:ff'}\n`
}

const FOREVER = '       valid_lft forever preferred_lft forever\n'

/** The lines of a link's addresses, of one family or both. */
export function addressLines(
  { kind, name, addresses, addresses6 }: LinkState,
  family: 4 | 6 | undefined,
): string {
  const scope = kind === 'loopback' ? 'host' : 'global'
  const lines = addresses.map((address) => {
    const all = kind === 'bridge' || kind === 'veth' ? ` brd ${broadcastOf(address)}` : ''
    return `    inet ${address}${all} scope ${scope} ${name}\n${FOREVER}`
  })
  const lines6 = addresses6.map((address) => {
    const reach = address.startsWith('::1/') ? 'host' : address.startsWith('fe80:') ? 'link' : 'global'
    return `    inet6 ${address} scope ${reach} \n${FOREVER}`
  })
  return [...(family === 6 ? [] : lines), ...(family === 4 ? [] : lines6)].join('')
}

/** The broadcast address of `172.17.0.2/16`. */
export function broadcastOf(text: string): string {
  const prefix = parsePrefix(text)
  return prefix ? formatAddress(broadcast(prefix)) : ''
}

/** The network mask of `172.17.0.2/16`. */
export function maskOf(text: string): string {
  return formatAddress(mask(parsePrefix(text)?.length ?? 32) >>> 0)
}

/** The network address of a prefix. */
export function networkOf(text: string): string {
  const prefix = parsePrefix(text)
  return prefix ? formatAddress(prefix.network) : text
}

/** Routes in the kernel's order: the default first, then by address. */
export const byDestination = (left: RouteState, right: RouteState): number =>
  (parsePrefix(left.destination)?.network ?? 0) - (parsePrefix(right.destination)?.network ?? 0)

/** A line of `ip route`. */
export function routeLine({
  destination,
  via,
  link,
  source,
  metric,
  kind,
  origin,
  isLinkDown,
}: RouteState): string {
  return [
    kind === 'unicast' ? destination : `${kind} ${destination}`,
    via !== undefined && `via ${via}`,
    link !== undefined && `dev ${link}`,
    via === undefined && link !== undefined && 'scope link ',
    source !== undefined && origin === 'kernel' && `src ${source}`,
    metric > 0 && `metric ${metric}`,
    isLinkDown && 'linkdown',
  ]
    .filter((part) => part !== false)
    .join(' ')
    .concat(' \n')
}
