import { type Nanoseconds, SECOND } from '../../base/clock'
import type { Packet, Protocol } from './packet'

/** The ends of a packet: what tells one conversation from another. */
interface Tuple {
  source: number
  sourcePort: number
  destination: number
  destinationPort: number
}

export type Direction = 'original' | 'reply'

/** A conversation as one namespace sees it: its first packet's ends, and those of the answer it expects. */
export interface Flow {
  readonly protocol: Protocol
  readonly original: Tuple
  /** differs from the mirrored original where addresses are translated */
  readonly reply: Tuple
  /** the first packet has got through */
  isConfirmed: boolean
  hasReply: boolean
  expires: Nanoseconds
}

export interface Tracked {
  readonly flow: Flow
  readonly direction: Direction
  readonly isRelated: boolean
}

/** How long a conversation is remembered after its last packet (nf_conntrack_*_timeout). */
const UNREPLIED: Readonly<Record<Protocol, Nanoseconds>> = {
  tcp: 120 * SECOND,
  udp: 30 * SECOND,
  icmp: 30 * SECOND,
}
const REPLIED: Readonly<Record<Protocol, Nanoseconds>> = {
  tcp: 432_000 * SECOND,
  udp: 120 * SECOND,
  icmp: 30 * SECOND,
}
const SWEEP_SIZE = 512

/** Connection tracking of one namespace: what `--ctstate` asks and what address translation follows. */
export class Conntrack {
  readonly #flows = new Map<string, { readonly flow: Flow; readonly direction: Direction }>()
  #sweepAt = SWEEP_SIZE

  /** The conversation a packet belongs to; a new one when there is none. */
  track(packet: Packet, now: Nanoseconds): Tracked {
    const about = packet.icmp?.original
    const found = this.#find(
      about ? keyOf(about.protocol, mirrored(about)) : keyOf(packet.protocol, packet),
      now,
    )
    if (!found) return { flow: this.#add(packet, now), direction: 'original', isRelated: false }
    const { flow, direction } = found
    if (about) return { flow, direction, isRelated: true }
    if (direction === 'reply') flow.hasReply = true
    flow.expires = now + (flow.hasReply ? REPLIED : UNREPLIED)[flow.protocol]
    return { flow, direction, isRelated: false }
  }

  /** Changes the answer a new conversation expects; takes another source port when that answer is somebody else's. */
  translate(flow: Flow, changes: Partial<Tuple>): void {
    this.#flows.delete(keyOf(flow.protocol, flow.reply))
    Object.assign(flow.reply, changes)
    while (this.#flows.has(keyOf(flow.protocol, flow.reply)))
      flow.reply.destinationPort =
        flow.reply.destinationPort >= 65_535 ? 1024 : flow.reply.destinationPort + 1
    this.#flows.set(keyOf(flow.protocol, flow.reply), { flow, direction: 'reply' })
  }

  forget(flow: Flow): void {
    this.#flows.delete(keyOf(flow.protocol, flow.original))
    this.#flows.delete(keyOf(flow.protocol, flow.reply))
  }

  #find(key: string, now: Nanoseconds): { readonly flow: Flow; readonly direction: Direction } | undefined {
    const found = this.#flows.get(key)
    if (!found || found.flow.expires >= now) return found
    this.forget(found.flow)
    return undefined
  }

  #add(packet: Packet, now: Nanoseconds): Flow {
    const { protocol, source, sourcePort, destination, destinationPort } = packet
    const original = { source, sourcePort, destination, destinationPort }
    const flow: Flow = {
      protocol,
      original,
      reply: mirrored(original),
      isConfirmed: false,
      hasReply: false,
      expires: now + UNREPLIED[protocol],
    }
    if (this.#flows.size > this.#sweepAt) this.#sweep(now)
    this.#flows.set(keyOf(protocol, original), { flow, direction: 'original' })
    this.#flows.set(keyOf(protocol, flow.reply), { flow, direction: 'reply' })
    return flow
  }

  #sweep(now: Nanoseconds): void {
    for (const { flow } of [...this.#flows.values()]) if (flow.expires < now) this.forget(flow)
    this.#sweepAt = Math.max(SWEEP_SIZE, 2 * this.#flows.size)
  }
}

function mirrored({ source, sourcePort, destination, destinationPort }: Tuple): Tuple {
  return {
    source: destination,
    sourcePort: destinationPort,
    destination: source,
    destinationPort: sourcePort,
  }
}

function keyOf(protocol: Protocol, { source, sourcePort, destination, destinationPort }: Tuple): string {
  return `${protocol} ${source}:${sourcePort} ${destination}:${destinationPort}`
}
