import { Errno } from '../kernel/errno'
import type { Namespace, UserNamespace } from '../kernel/namespaces'
import { Conntrack } from './conntrack'
import type { DatagramReceiver, IcmpReceiver } from './datagram'
import { emptyTables } from './firewall'
import { broadcast, contains, mask, type Prefix, parseAddress } from './ipv4'
import { Link, type LinkKind } from './link'
import type { Listener } from './listener'
import { Neighbours } from './neighbours'
import { Ports } from './ports'
import { type Route, Routes } from './routes'
import type { TcpEndpoint } from './tcp-endpoint'

const LOOPBACK_NETWORK: Prefix = { network: 0x7f000000, length: 8 }
const LOOPBACK = 0x7f000001

/** A bound TCP socket. */
export interface TcpHolder {
  readonly listener: Listener | undefined
  readonly ino: number
}

/** A network stack of its own: links, routes, firewall and ports (network_namespaces(7)). */
export class NetNamespace implements Namespace {
  readonly type = 'net'
  readonly links = new Map<string, Link>()
  routes = new Routes()
  readonly neighbours = new Neighbours()
  readonly tables = emptyTables()
  readonly conntrack = new Conntrack()
  /** how often rules were changed; while it is 0 nothing is filtered or tracked */
  rulesChanged = 0
  /** net.ipv4.ip_forward */
  forwarding = false
  readonly tcp = new Ports<TcpHolder>()
  readonly udp = new Ports<DatagramReceiver>()
  /** sockets that get ICMP messages */
  readonly icmp = new Set<IcmpReceiver>()
  /** connections, those that are waiting out their end included */
  readonly connections = new Set<TcpEndpoint>()
  /** net.ipv4.ip_unprivileged_port_start: lower ports need CAP_NET_BIND_SERVICE */
  unprivilegedPorts = 1024
  /** net.ipv4.ping_group_range: whose sockets may send echoes without CAP_NET_RAW */
  pingGroups: readonly [number, number] = [1, 0]
  /** namespaces that links of this one lead to, by the number ip-netns(8) shows */
  readonly others: NetNamespace[] = []
  #nextIndex = 1
  #nextPort = 0

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace | undefined,
  ) {
    this.addLink('lo', 'loopback', '00:00:00:00:00:00')
  }

  /** @throws Errno EEXIST */
  addLink(name: string, kind: LinkKind, mac: string, delay?: number): Link {
    if (this.links.has(name)) throw new Errno('EEXIST')
    const link = new Link(this, this.#nextIndex++, name, kind, mac, delay)
    this.links.set(name, link)
    return link
  }

  /** The number by which this namespace calls another one; given when first asked for. */
  numberOf(other: NetNamespace): number {
    const known = this.others.indexOf(other)
    return known >= 0 ? known : this.others.push(other) - 1
  }

  /** @throws Errno ENODEV */
  link(name: string): Link {
    const link = this.links.get(name)
    if (!link) throw new Errno('ENODEV')
    return link
  }

  /** Takes a link in from another namespace: it loses its addresses, routes and bridge there, and keeps its index if it can. */
  adopt(link: Link, name = link.name): void {
    if (this.links.has(name)) throw new Errno('EEXIST')
    link.namespace.detach(link)
    link.namespace = this
    link.name = name
    if ([...this.links.values()].some(({ index }) => index === link.index)) link.index = this.#nextIndex
    this.#nextIndex = Math.max(this.#nextIndex, link.index + 1)
    this.links.set(name, link)
  }

  /** Removes a link; of a veth pair both ends go. */
  removeLink(link: Link): void {
    this.detach(link)
    const { peer } = link
    if (!peer) return
    link.peer = undefined
    peer.peer = undefined
    peer.namespace.detach(peer)
  }

  detach(link: Link): void {
    this.links.delete(link.name)
    this.routes.removeAll((route) => route.link === link)
    this.neighbours.flush(link)
    for (const port of this.links.values()) if (port.master === link) port.master = undefined
    link.master = undefined
    link.isUp = false
    link.addresses.length = 0
  }

  rename(link: Link, name: string): void {
    if (this.links.has(name)) throw new Errno('EEXIST')
    this.links.delete(link.name)
    link.name = name
    this.links.set(name, link)
  }

  setUp(link: Link, isUp: boolean): void {
    link.isUp = isUp
    // The loopback has no address before it is first up.
    if (link.kind === 'loopback' && !link.hasBeenUp)
      link.addresses.push({ address: LOOPBACK, prefixLength: 8, hasBroadcast: false })
    link.hasBeenUp ||= isUp
    if (isUp)
      for (const { address, prefixLength } of link.addresses)
        this.routes.addConnected(link, address, prefixLength)
    else {
      this.routes.removeAll((route) => route.link === link)
      this.neighbours.flush(link)
    }
  }

  /** @throws Errno EEXIST */
  addAddress(link: Link, address: number, prefixLength: number, hasBroadcast = false): void {
    if (link.addresses.some((own) => own.address === address && own.prefixLength === prefixLength))
      throw new Errno('EEXIST')
    link.addresses.push({ address, prefixLength, hasBroadcast })
    if (link.isUp) this.routes.addConnected(link, address, prefixLength)
  }

  /** @throws Errno EADDRNOTAVAIL */
  removeAddress(link: Link, address: number): void {
    const index = link.addresses.findIndex((own) => own.address === address)
    if (index < 0) throw new Errno('EADDRNOTAVAIL')
    link.addresses.splice(index, 1)
    this.routes.removeAll((route) => route.link === link && route.source === address)
  }

  /** @throws Errno EEXIST, ENETUNREACH when the gateway is not on a network of the link, ENETDOWN */
  addRoute(
    destination: Prefix,
    { link, via, source, metric = 0, kind = 'unicast', origin = 'boot' }: Partial<Omit<Route, 'destination'>>,
  ): void {
    const through = link ?? (via === undefined ? undefined : this.routes.find(via)?.link)
    if (kind === 'unicast' && !through) throw new Errno('ENETUNREACH')
    if (through && !through.isUp) throw new Errno('ENETDOWN')
    const toGateway = via === undefined ? undefined : this.routes.find(via)
    if (via !== undefined && (toGateway?.link !== through || toGateway?.via !== undefined))
      throw new Errno('ENETUNREACH')
    const optional = { ...(via !== undefined && { via }), ...(source !== undefined && { source }) }
    this.routes.add({ destination, link: through, metric, kind, origin, ...optional })
  }

  /** Whether an address is this namespace's own; the loopback network is while `lo` is up. */
  isLocal(address: number): boolean {
    if (contains(LOOPBACK_NETWORK, address)) return this.links.get('lo')?.isUp ?? false
    for (const link of this.links.values())
      for (const own of link.addresses) if (own.address === address) return true
    return false
  }

  /** What kind of address it is here, as `-m addrtype` names it. */
  addressType(address: number): string {
    if (this.isLocal(address)) return 'LOCAL'
    const isBroadcast = [...this.links.values()].some(({ addresses }) =>
      addresses.some((own) => {
        const length = own.prefixLength
        return address === broadcast({ network: (own.address & mask(length)) >>> 0, length })
      }),
    )
    if (isBroadcast || address === 0xffffffff) return 'BROADCAST'
    return address >>> 28 === 0xe ? 'MULTICAST' : 'UNICAST'
  }

  /** The address packets on a route carry as their source. */
  sourceFor({ source, link }: Route): number {
    return source ?? link?.addresses[0]?.address ?? 0
  }

  /** Checks that an address can be bound here. @throws Errno EADDRNOTAVAIL */
  checkBindable(address: string): void {
    if (address === '::' || address === '0.0.0.0') return
    const own = address === '::1' ? LOOPBACK : parseAddress(address)
    if (own === undefined || !this.isLocal(own)) throw new Errno('EADDRNOTAVAIL')
  }

  /** A local port for a socket that did not ask for one. */
  ephemeralPort(ports: Ports<unknown>): number {
    const port = ports.free(this.inum * 7919 + this.#nextPort)
    this.#nextPort += 2
    return port
  }

  mayPing(gid: number): boolean {
    return gid >= this.pingGroups[0] && gid <= this.pingGroups[1]
  }
}
