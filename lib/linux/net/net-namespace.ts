import { Errno } from '../kernel/errno'
import type { Namespace, UserNamespace } from '../kernel/namespaces'
import type { Listener } from '../kernel/socket'
import { emptyTables } from './firewall'
import { contains, mask, type Prefix, parseAddress } from './ipv4'
import { Link, type LinkKind } from './link'

/** A row of the routing table (ip-route(8)); with the shortest prefix it is the default route. */
export interface Route {
  readonly destination: Prefix
  readonly via?: number
  readonly link: Link
  /** the address packets leave with */
  readonly source?: number
  /** made by the kernel for a link's own network, or by a person */
  readonly origin: 'kernel' | 'static'
}

const LOOPBACK_NETWORK: Prefix = { network: 0x7f000000, length: 8 }
const LOOPBACK = 0x7f000001

/** A network stack of its own: links, routes, firewall and ports (network_namespaces(7)). */
export class NetNamespace implements Namespace {
  readonly type = 'net'
  readonly links = new Map<string, Link>()
  readonly tables = emptyTables()
  /** net.ipv4.ip_forward */
  forwarding = false
  #routes: Route[] = []
  #nextIndex = 1
  /** TCP listeners by port; more than one when they are bound to different addresses */
  readonly #listeners = new Map<number, Listener[]>()

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace,
  ) {
    const loopback = this.addLink('lo', 'loopback', '00:00:00:00:00:00')
    loopback.addresses.push({ address: LOOPBACK, prefixLength: 8 })
  }

  get routes(): readonly Route[] {
    return this.#routes
  }

  /** @throws Errno EEXIST */
  addLink(name: string, kind: LinkKind, mac: string): Link {
    if (this.links.has(name)) throw new Errno('EEXIST')
    const link = new Link(this, this.#nextIndex++, name, kind, mac)
    this.links.set(name, link)
    return link
  }

  /** @throws Errno ENODEV */
  link(name: string): Link {
    const link = this.links.get(name)
    if (!link) throw new Errno('ENODEV')
    return link
  }

  /** Takes a link in from another namespace: it loses its addresses, routes and bridge there. */
  adopt(link: Link, name = link.name): void {
    if (this.links.has(name)) throw new Errno('EEXIST')
    link.namespace.detach(link)
    link.namespace = this
    link.name = name
    link.index = this.#nextIndex++
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
    this.#routes = this.#routes.filter((route) => route.link !== link)
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
    if (!isUp) this.#routes = this.#routes.filter((route) => route.link !== link)
    else
      for (const { address, prefixLength } of link.addresses) this.#addConnected(link, address, prefixLength)
  }

  /** @throws Errno EEXIST */
  addAddress(link: Link, address: number, prefixLength: number): void {
    if (link.addresses.some((own) => own.address === address)) throw new Errno('EEXIST')
    link.addresses.push({ address, prefixLength })
    if (link.isUp) this.#addConnected(link, address, prefixLength)
  }

  removeAddress(link: Link, address: number): void {
    const index = link.addresses.findIndex((own) => own.address === address)
    if (index < 0) throw new Errno('EADDRNOTAVAIL')
    link.addresses.splice(index, 1)
    this.#routes = this.#routes.filter((route) => !(route.link === link && route.source === address))
  }

  #addConnected(link: Link, address: number, prefixLength: number): void {
    if (link.kind === 'loopback' || prefixLength === 32) return
    const destination = { network: (address & mask(prefixLength)) >>> 0, length: prefixLength }
    if (this.#routes.some((route) => route.link === link && route.source === address)) return
    this.#routes.push({ destination, link, source: address, origin: 'kernel' })
  }

  /** @throws Errno EEXIST, ENETUNREACH when the gateway is not on a network of the link */
  addRoute(destination: Prefix, link: Link | undefined, via?: number): void {
    const through = link ?? (via === undefined ? undefined : this.route(via)?.link)
    if (!through?.isUp) throw new Errno('ENETUNREACH')
    const same = ({ network, length }: Prefix) =>
      network === destination.network && length === destination.length
    if (this.#routes.some((route) => same(route.destination))) throw new Errno('EEXIST')
    this.#routes.push({ destination, link: through, origin: 'static', ...(via !== undefined && { via }) })
  }

  /** @throws Errno ESRCH */
  removeRoute(destination: Prefix): void {
    const index = this.#routes.findIndex(
      (route) =>
        route.destination.network === destination.network && route.destination.length === destination.length,
    )
    if (index < 0) throw new Errno('ESRCH')
    this.#routes.splice(index, 1)
  }

  /** The most exact route to an address. */
  route(address: number): Route | undefined {
    let best: Route | undefined
    for (const route of this.#routes) {
      if (!contains(route.destination, address) || !route.link.isUp) continue
      if (!best || route.destination.length > best.destination.length) best = route
    }
    return best
  }

  /** Whether an address is this namespace's own; the loopback network is while `lo` is up. */
  isLocal(address: number): boolean {
    if (contains(LOOPBACK_NETWORK, address)) return this.links.get('lo')?.isUp ?? false
    return [...this.links.values()].some((link) => link.addresses.some((own) => own.address === address))
  }

  /** The address a link's packets carry as their source. */
  sourceFor(route: Route): number {
    return route.source ?? route.link.addresses[0]?.address ?? 0
  }

  /** Registers a TCP listener; returns what undoes it. @throws Errno EADDRINUSE, EADDRNOTAVAIL */
  listen(listener: Listener): () => void {
    const { address } = listener
    if (address.family !== 'inet') throw new Errno('EINVAL')
    const own = parseAddress(address.address)
    if (own === undefined || (own !== 0 && !this.isLocal(own))) throw new Errno('EADDRNOTAVAIL')
    const same = this.#listeners.get(address.port) ?? []
    if (same.some((other) => overlaps(other, address.address))) throw new Errno('EADDRINUSE')
    this.#listeners.set(address.port, [...same, listener])
    return () => {
      const left = (this.#listeners.get(address.port) ?? []).filter((other) => other !== listener)
      if (left.length > 0) this.#listeners.set(address.port, left)
      else this.#listeners.delete(address.port)
    }
  }

  /** The listener that a connection to an address and port of this namespace reaches. */
  listener(address: string, port: number): Listener | undefined {
    return this.#listeners.get(port)?.find((listener) => overlaps(listener, address))
  }

  /** All listeners, by port. */
  get listeners(): readonly Listener[] {
    return [...this.#listeners.values()].flat()
  }
}

const ANY = '0.0.0.0'

function overlaps({ address }: Listener, other: string): boolean {
  return address.family === 'inet' && (address.address === ANY || other === ANY || address.address === other)
}
