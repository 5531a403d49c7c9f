export type Protocol = 'tcp' | 'udp' | 'icmp'

/** What an ICMP message says (icmp(7)). `original` names the packet an error is about. */
export interface IcmpMessage {
  readonly type: 'echo-request' | 'echo-reply' | 'unreachable' | 'time-exceeded'
  /** of an error: 0 network, 1 host, 3 port, 10 and 13 prohibited (RFC 792, RFC 1812) */
  readonly code: number
  readonly id: number
  readonly sequence: number
  /** bytes of data after the header */
  readonly size: number
  readonly original?: Packet
}

/** An IPv4 packet. For ICMP echoes both ports are the identifier, so that a reply's addresses mirror its request's. */
export interface Packet {
  readonly protocol: Protocol
  readonly source: number
  readonly sourcePort: number
  readonly destination: number
  readonly destinationPort: number
  readonly ttl: number
  /** with its headers, in bytes */
  readonly length: number
  /** of TCP: `SYN`, `SYN,ACK`, `ACK`, `RST`, `FIN,ACK` */
  readonly flags?: string
  readonly icmp?: IcmpMessage
  readonly payload?: Uint8Array
  /** set by the MARK target, kept inside one namespace */
  readonly mark?: number
}

export const INITIAL_TTL = 64
const HEADERS: Readonly<Record<Protocol, number>> = { tcp: 40, udp: 28, icmp: 28 }

/** Length of a packet that carries so many bytes. */
export function packetLength(protocol: Protocol, payload: number): number {
  return HEADERS[protocol] + payload
}

/** The packet that goes the other way between the same ends. */
export function reversed(packet: Packet, changes: Partial<Packet> = {}): Packet {
  const { protocol, source, sourcePort, destination, destinationPort } = packet
  return {
    protocol,
    source: destination,
    sourcePort: destinationPort,
    destination: source,
    destinationPort: sourcePort,
    ttl: INITIAL_TTL,
    length: packetLength(protocol, 0),
    ...changes,
  }
}
