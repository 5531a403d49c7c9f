import type { Nanoseconds } from '../../base/clock'
import { INITIAL_TTL } from '../net/packet'

/** What setsockopt(2) sets of a socket. Address reuse is on from the start, as every server asks for it. */
export interface SocketOptionValues {
  /** SO_RCVTIMEO: a read that waits longer fails with EAGAIN */
  readonly receiveTimeout?: Nanoseconds
  /** IP_TTL */
  readonly ttl?: number
  /** IPV6_V6ONLY: `::` leaves IPv4 to others */
  readonly ipv6Only?: boolean
  /** IP_RECVERR: ICMP errors about what was sent can be read with `receiveError` */
  readonly receiveErrors?: boolean
}

export class SocketOptions {
  receiveTimeout: Nanoseconds | undefined
  ttl = INITIAL_TTL
  ipv6Only = false
  receiveErrors = false

  set(values: SocketOptionValues): void {
    Object.assign(this, values)
  }
}
