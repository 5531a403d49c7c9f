import { Errno } from '../kernel/errno'
import { evaluate, type Packet, type Protocol, type RuleTarget } from './firewall'
import type { Link } from './link'
import type { NetNamespace, Route } from './net-namespace'

/** Where a packet ended up: the namespace that took it in, and its addresses as that namespace sees them. */
export interface Delivery {
  readonly namespace: NetNamespace
  readonly source: number
  readonly destination: number
  readonly destinationPort: number
}

/** Namespaces a packet may cross before it is given up (the initial TTL of Linux). */
const MAX_HOPS = 64
const LOOPBACK_NETWORK = 0x7f

/**
 * Follows a packet from a process through routes, bridges, veth pairs and firewalls to where it is taken in.
 * @throws Errno ENETUNREACH without a route, EHOSTUNREACH when nobody has the address, ETIMEDOUT when a rule drops it
 */
export function deliver(
  from: NetNamespace,
  destination: number,
  destinationPort: number,
  protocol: Protocol = 'tcp',
): Delivery {
  let here = from
  let packet: Packet = {
    protocol,
    source: firstSource(from, destination),
    destination,
    destinationPort,
    isLocal: from.isLocal(destination),
  }
  packet = translate(here, 'OUTPUT', packet)
  for (let hops = 0; hops < MAX_HOPS; hops++) {
    if (here.isLocal(packet.destination)) {
      if (hops > 0) pass(here, 'INPUT', packet)
      return { ...packet, namespace: here }
    }
    const route = here.route(packet.destination)
    if (!route) throw new Errno('ENETUNREACH')
    if (hops > 0) {
      if (!here.forwarding) throw new Errno('EHOSTUNREACH')
      pass(here, 'FORWARD', { ...packet, outLink: route.link.name })
    }
    packet = masquerade(here, route, packet)
    const arrival = neighbour(route, packet.destination)
    here = arrival.namespace
    const { outLink: _left, ...carried } = packet
    packet = translate(here, 'PREROUTING', {
      ...carried,
      inLink: entryName(arrival),
      isLocal: here.isLocal(packet.destination),
    })
  }
  throw new Errno('EHOSTUNREACH')
}

function firstSource(from: NetNamespace, destination: number): number {
  if (destination >>> 24 === LOOPBACK_NETWORK) return destination
  if (from.isLocal(destination)) return destination
  const route = from.route(destination)
  return route ? from.sourceFor(route) : 0
}

/** Destination NAT. */
function translate(namespace: NetNamespace, chain: 'OUTPUT' | 'PREROUTING', packet: Packet): Packet {
  const target = evaluate(namespace.tables.nat, chain, packet)
  if (target?.verdict !== 'DNAT') return packet
  const { address, port } = target
  return { ...packet, destination: address, destinationPort: port, isLocal: namespace.isLocal(address) }
}

/** Source NAT: packets that leave take the address of the link they leave by. */
function masquerade(namespace: NetNamespace, route: Route, packet: Packet): Packet {
  const target = evaluate(namespace.tables.nat, 'POSTROUTING', { ...packet, outLink: route.link.name })
  return target?.verdict === 'MASQUERADE' ? { ...packet, source: namespace.sourceFor(route) } : packet
}

function pass(namespace: NetNamespace, chain: 'INPUT' | 'FORWARD', packet: Packet): void {
  const target: RuleTarget | undefined = evaluate(namespace.tables.filter, chain, packet)
  if (target?.verdict === 'DROP') throw new Errno('ETIMEDOUT')
  if (target?.verdict === 'REJECT') throw new Errno('ECONNREFUSED')
}

/** The link of whoever has the next address on the wire. */
function neighbour({ link, via }: Route, destination: number): Link {
  const wanted = via ?? destination
  for (const candidate of segment(link)) {
    if (candidate.isUp && candidate.addresses.some(({ address }) => address === wanted)) return candidate
  }
  throw new Errno('EHOSTUNREACH')
}

/** Every link on the same wire: through bridges and their ports, and across veth pairs. */
export function segment(start: Link): ReadonlySet<Link> {
  const seen = new Set<Link>()
  const waiting = [start]
  for (let link = waiting.pop(); link; link = waiting.pop()) {
    if (seen.has(link) || !link.isUp) continue
    seen.add(link)
    if (link.peer) waiting.push(link.peer)
    if (link.master) waiting.push(link.master)
    if (link.kind === 'bridge') {
      for (const port of link.namespace.links.values()) if (port.master === link) waiting.push(port)
    }
  }
  seen.delete(start)
  return seen
}

/** A packet that comes in through a bridge's port is seen as coming from the bridge. */
function entryName(link: Link): string {
  return link.master?.name ?? link.name
}
