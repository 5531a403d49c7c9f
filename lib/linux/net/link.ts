import { MICROSECOND, type Nanoseconds } from '../../base/clock'
import type { NetNamespace } from './net-namespace'

export type LinkKind = 'loopback' | 'ethernet' | 'bridge' | 'veth' | 'dummy'

/** An address of a link, with the length of its network's prefix. */
export interface LinkAddress {
  readonly address: number
  readonly prefixLength: number
  /** packets to the highest address of the network go to all (`brd`) */
  readonly hasBroadcast: boolean
}

/** What has gone through a link in one direction. */
export interface LinkCounter {
  packets: number
  bytes: number
}

/** A network interface (ip-link(8)). */
export class Link {
  isUp = false
  mtu: number
  readonly addresses: LinkAddress[] = []
  /** the other end of a veth pair, or of an Ethernet cable */
  peer: Link | undefined
  /** the bridge it is a port of */
  master: Link | undefined
  /** net.ipv6.conf.LINK.disable_ipv6 */
  hasIpv6 = true
  /** it has had a carrier since it was brought up, so it has given itself an IPv6 address */
  hasLinkLocal = false
  /** it has been up at least once */
  hasBeenUp = false
  /** packets that may wait to be sent (txqueuelen) */
  queueLength = 1000
  readonly received: LinkCounter = { packets: 0, bytes: 0 }
  readonly sent: LinkCounter = { packets: 0, bytes: 0 }

  constructor(
    public namespace: NetNamespace,
    public index: number,
    public name: string,
    readonly kind: LinkKind,
    /** `02:42:ac:11:00:02` */
    public mac: string,
    /** what a packet takes to the other end */
    readonly delay: Nanoseconds = kind === 'ethernet' ? 110 * MICROSECOND : 12 * MICROSECOND,
  ) {
    this.mtu = kind === 'loopback' ? 65_536 : 1500
  }

  /** Up, and something can cross it: a peer that is up too, of a bridge a port with a carrier. */
  get hasCarrier(): boolean {
    if (!this.isUp) return false
    if (this.kind === 'bridge')
      return [...this.namespace.links.values()].some((port) => port.master === this && port.hasCarrier)
    return !this.peer || this.peer.isUp
  }
}
