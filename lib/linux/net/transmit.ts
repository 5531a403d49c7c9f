import { MICROSECOND, type Nanoseconds } from '../../base/clock'
import { Crossing } from './crossing'
import type { Link } from './link'
import { ARP_TIMEOUT, segment } from './neighbours'
import type { NetNamespace } from './net-namespace'
import { type IcmpMessage, INITIAL_TTL, type Packet, packetLength } from './packet'
import type { Route } from './routes'
import type { Target } from './rule'

/** How a packet's way ended. */
export type Journey =
  | {
      readonly fate: 'delivered'
      readonly namespace: NetNamespace
      /** with the addresses and the time to live it arrived with */
      readonly packet: Packet
      readonly latency: Nanoseconds
    }
  /** nobody says why; `isOwn`: a rule of the sender's own namespace did it */
  | { readonly fate: 'lost'; readonly isOwn: boolean }
  /** the sender has no route */
  | { readonly fate: 'no-route'; readonly kind: Route['kind'] }
  /** an ICMP error came back */
  | {
      readonly fate: 'refused'
      readonly by: number
      readonly icmp: IcmpMessage
      readonly ttl: number
      readonly latency: Nanoseconds
    }

const PROCESSING: Nanoseconds = 9 * MICROSECOND
/** What asking for an address on a long cable costs at most, and what the time of a packet varies by. */
const LONGEST_ARP: Nanoseconds = 200 * MICROSECOND
const JITTER: Nanoseconds = 60 * MICROSECOND
const LOST: Journey = { fate: 'lost', isOwn: false }
const LOOPBACK = 0x7f
/** Namespaces a packet may cross however it is sent: an end to routing loops inside the simulation. */
const MAX_CROSSINGS = 300

const UNREACHABLE: Readonly<Record<string, number>> = {
  'icmp-net-unreachable': 0,
  'icmp-host-unreachable': 1,
  'icmp-proto-unreachable': 2,
  'icmp-port-unreachable': 3,
  'icmp-net-prohibited': 9,
  'icmp-host-prohibited': 10,
  'icmp-admin-prohibited': 13,
}

/** Sends a packet from a namespace and follows it through routes, bridges, cables and firewalls. A source of 0 is filled in. */
export function transmit(from: NetNamespace, packet: Packet, now: Nanoseconds): Journey {
  return new Transmission(now).fromHere(from, packet)
}

class Transmission {
  #latency = 0
  #crossings = 0

  constructor(
    private readonly now: Nanoseconds,
    private readonly isError = false,
  ) {}

  /** Through the sender's own OUTPUT. */
  fromHere(namespace: NetNamespace, sent: Packet): Journey {
    const first = this.#routeTo(namespace, sent.destination)
    if (!first?.link) return { fate: 'no-route', kind: first?.kind ?? 'unicast' }
    const source = sent.source || sourceOf(namespace, first, sent.destination)
    const crossing = new Crossing(namespace, { ...sent, source }, undefined, this.now)
    crossing.outLink = first.link.name
    const own: Journey = { fate: 'lost', isOwn: true }
    if (crossing.ask('raw', 'OUTPUT').type === 'DROP') return own
    crossing.track()
    if (crossing.ask('mangle', 'OUTPUT').type === 'DROP') return own
    crossing.translate('OUTPUT')
    const route = this.#routeTo(namespace, crossing.packet.destination)
    if (!route?.link) return { fate: 'no-route', kind: route?.kind ?? 'unicast' }
    crossing.outLink = route.link.name
    const verdict = crossing.ask('filter', 'OUTPUT')
    if (verdict.type === 'DROP') return own
    if (verdict.type === 'REJECT') return this.#reject(crossing, verdict)
    return this.#leave(crossing, route, route.link)
  }

  #routeTo(namespace: NetNamespace, destination: number): Route | undefined {
    const loopback = namespace.links.get('lo')
    if (!namespace.isLocal(destination)) return namespace.routes.find(destination)
    if (!loopback?.isUp) return undefined
    const own = { network: destination, length: 32 }
    return {
      destination: own,
      link: loopback,
      kind: 'unicast',
      metric: 0,
      origin: 'kernel',
      source: destination,
    }
  }

  /** Out of a namespace and into the next one. */
  #leave(crossing: Crossing, route: Route, link: Link): Journey {
    if (crossing.ask('mangle', 'POSTROUTING').type === 'DROP') return LOST
    crossing.translate('POSTROUTING')
    crossing.confirm()
    const { packet } = crossing
    if (link.kind === 'loopback') {
      this.#count(link, link, packet)
      return this.#arrive(link, packet, crossing)
    }
    const next = this.#neighbour(link, route.via ?? packet.destination)
    if (!next) return this.#answer(crossing, { type: 'unreachable', code: 1 }, ARP_TIMEOUT)
    this.#count(link, next, packet)
    return this.#arrive(next, packet)
  }

  /** Into a namespace through one of its links. */
  #arrive(link: Link, packet: Packet, sender?: Crossing): Journey {
    const { namespace } = link
    this.#latency += PROCESSING
    if (++this.#crossings > MAX_CROSSINGS) return LOST
    // A packet that comes in through a bridge's port is seen as coming from the bridge.
    const crossing = new Crossing(namespace, packet, link.master?.name ?? link.name, this.now)
    // Loopback addresses never come from a wire.
    if (!sender && packet.destination >>> 24 === LOOPBACK) return LOST
    if (crossing.ask('raw', 'PREROUTING').type === 'DROP') return LOST
    if (sender) crossing.inherit(sender)
    else crossing.track()
    if (crossing.ask('mangle', 'PREROUTING').type === 'DROP') return LOST
    crossing.translate('PREROUTING')
    if (namespace.isLocal(crossing.packet.destination)) return this.#takeIn(crossing)
    return this.#forward(crossing)
  }

  #takeIn(crossing: Crossing): Journey {
    if (crossing.ask('mangle', 'INPUT').type === 'DROP') return LOST
    const verdict = crossing.ask('filter', 'INPUT')
    if (verdict.type === 'DROP') return LOST
    if (verdict.type === 'REJECT') return this.#reject(crossing, verdict)
    crossing.translate('INPUT')
    crossing.confirm()
    const { namespace, packet } = crossing
    return { fate: 'delivered', namespace, packet, latency: this.#varied(packet) }
  }

  #forward(crossing: Crossing): Journey {
    const { namespace, packet } = crossing
    if (!namespace.forwarding) return LOST
    if (packet.ttl <= 1) return this.#answer(crossing, { type: 'time-exceeded', code: 0 })
    const route = namespace.routes.find(packet.destination)
    if (!route?.link) {
      if (route?.kind === 'blackhole') return LOST
      return this.#answer(crossing, {
        type: 'unreachable',
        code: route?.kind === 'prohibit' ? 13 : route ? 1 : 0,
      })
    }
    crossing.packet = { ...packet, ttl: packet.ttl - 1 }
    crossing.outLink = route.link.name
    if (crossing.ask('mangle', 'FORWARD').type === 'DROP') return LOST
    const verdict = crossing.ask('filter', 'FORWARD')
    if (verdict.type === 'DROP') return LOST
    if (verdict.type === 'REJECT') return this.#reject(crossing, verdict)
    return this.#leave(crossing, route, route.link)
  }

  #reject(crossing: Crossing, verdict: Extract<Target, { type: 'REJECT' }>): Journey {
    const code = UNREACHABLE[verdict.reply]
    return this.#answer(crossing, { type: 'unreachable', code: code ?? 3 })
  }

  /** Sends an ICMP error back to where the packet came from; about errors there are none. */
  #answer(crossing: Crossing, error: Pick<IcmpMessage, 'type' | 'code'>, delay = 0): Journey {
    crossing.drop()
    const { namespace, packet } = crossing
    const isAboutError = packet.icmp !== undefined && !packet.icmp.type.startsWith('echo')
    if (this.isError || isAboutError) return LOST
    const size = packet.length
    const icmp: IcmpMessage = { ...error, id: 0, sequence: 0, size, original: packet }
    const reply: Packet = {
      protocol: 'icmp',
      source: 0,
      sourcePort: 0,
      destination: packet.source,
      destinationPort: 0,
      ttl: INITIAL_TTL,
      length: packetLength('icmp', size),
      icmp,
    }
    const journey = new Transmission(this.now, true).fromHere(namespace, reply)
    if (journey.fate !== 'delivered' || !journey.packet.icmp) return LOST
    const latency = this.#latency + delay + journey.latency
    const { source: by, ttl } = journey.packet
    return { fate: 'refused', by, icmp: journey.packet.icmp, ttl, latency }
  }

  /** The link of whoever has an address on the wire, asking for it when it is not known yet. */
  #neighbour(link: Link, address: number): Link | undefined {
    const { neighbours } = link.namespace
    for (const candidate of segment(link)) {
      if (!candidate.isUp || !candidate.addresses.some((own) => own.address === address)) continue
      const isKnown = neighbours.knows(link, address)
      const delay = link.delay + (candidate === link.peer ? 0 : candidate.delay)
      this.#latency += isKnown ? delay : delay + 2 * Math.min(delay, LONGEST_ARP)
      neighbours.learn(link, address, this.now, candidate.mac)
      const own = link.addresses[0]
      if (own) candidate.namespace.neighbours.learn(candidate, own.address, this.now, link.mac, isKnown)
      return candidate
    }
    neighbours.learn(link, address, this.now)
    return undefined
  }

  #count(out: Link, into: Link, { length }: Packet): void {
    const ends = new Set([out.sent, into.received])
    if (out.kind === 'bridge' && into.peer) ends.add(into.peer.sent)
    if (into.kind === 'bridge' && out.peer) ends.add(out.peer.received)
    if (out.peer && into.peer && out.peer !== into) ends.add(out.peer.received).add(into.peer.sent)
    for (const counter of ends) {
      counter.packets++
      counter.bytes += length
    }
  }

  /** No two packets take equally long; how much longer follows from when they are sent and where to. */
  #varied({ destination, sourcePort }: Packet): Nanoseconds {
    let hash = (Math.floor(this.now / MICROSECOND) ^ destination ^ (sourcePort << 7)) >>> 0
    hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b) >>> 0
    hash = (hash ^ (hash >>> 15)) >>> 0
    const most = Math.min(this.#latency / 2, JITTER + this.#latency / 40)
    return Math.round(this.#latency + (most * (hash % 1000)) / 1000)
  }
}

function sourceOf(namespace: NetNamespace, route: Route, destination: number): number {
  return namespace.isLocal(destination) ? destination : namespace.sourceFor(route)
}
