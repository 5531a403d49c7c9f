import type { NetNamespace } from './net-namespace'

export type LinkKind = 'loopback' | 'ethernet' | 'bridge' | 'veth' | 'dummy'

/** An address of a link, with the length of its network's prefix. */
export interface LinkAddress {
  readonly address: number
  readonly prefixLength: number
}

/** A network interface (ip-link(8)). */
export class Link {
  isUp = false
  mtu: number
  readonly addresses: LinkAddress[] = []
  /** the other end of a veth pair */
  peer: Link | undefined
  /** the bridge it is a port of */
  master: Link | undefined

  constructor(
    public namespace: NetNamespace,
    public index: number,
    public name: string,
    readonly kind: LinkKind,
    /** `02:42:ac:11:00:02` */
    public mac: string,
  ) {
    this.mtu = kind === 'loopback' ? 65_536 : 1500
  }

  /** Up, and for a veth end its peer too: something can cross it. */
  get hasCarrier(): boolean {
    return this.isUp && (!this.peer || this.peer.isUp)
  }
}
