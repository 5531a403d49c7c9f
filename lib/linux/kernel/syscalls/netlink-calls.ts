import { changeTables } from '../../net/change-tables'
import { parsePrefix } from '../../net/ipv4'
import type { Link } from '../../net/link'
import type { NetNamespace } from '../../net/net-namespace'
import type { NamespaceReference, NetlinkRequest, NetworkState } from '../../net/netlink'
import { networkState } from '../../net/network-state'
import type { Route } from '../../net/routes'
import { Errno } from '../errno'
import { NamespaceFile } from '../namespace-file'
import { SocketCalls } from './socket-calls'

type Request<T extends NetlinkRequest['type']> = Extract<NetlinkRequest, { type: T }>

/** The network configuration of the caller's namespace (rtnetlink(7), iptables(8)). */
export class NetlinkCalls extends SocketCalls {
  netlink(request: NetlinkRequest): void {
    this.enter()
    this.requireCapability('CAP_NET_ADMIN')
    const { net } = this.task.namespaces
    this.#change(net, request)
    for (const link of net.links.values()) noticeCarrier(link)
  }

  #change(net: NetNamespace, request: NetlinkRequest): void {
    switch (request.type) {
      case 'link-add':
        this.#addLink(net, request)
        break
      case 'link-delete': {
        const link = net.link(request.name)
        if (link.kind === 'loopback' || link.kind === 'ethernet') throw new Errno('EOPNOTSUPP')
        net.removeLink(link)
        break
      }
      case 'link-set':
        setLink(net, request)
        break
      case 'link-move':
        this.#networkOf(request.to).adopt(net.link(request.name), request.rename)
        break
      case 'address-add': {
        const { address, length } = prefix(request.address)
        net.addAddress(net.link(request.link), address, length, request.broadcast)
        break
      }
      case 'address-delete':
        net.removeAddress(net.link(request.link), prefix(request.address).address)
        break
      case 'route-add':
      case 'route-replace':
        addRoute(net, request)
        break
      case 'route-delete':
        net.routes.remove(isAs(request))
        break
      case 'neighbour-set':
        net.neighbours.set(net.link(request.link), prefix(request.address).address, request.mac)
        break
      case 'neighbour-delete':
        if (!net.neighbours.remove(net.link(request.link), prefix(request.address).address))
          throw new Errno('ENOENT')
        break
      case 'neighbour-flush':
        net.neighbours.flush(request.link === undefined ? undefined : net.link(request.link))
        break
      case 'forwarding':
        net.forwarding = request.on
        break
      default:
        changeTables(net, request)
    }
  }

  #addLink(
    net: NetNamespace,
    { name, kind, peer, peerIn, mac, queueLength = 1000 }: Request<'link-add'>,
  ): void {
    const there = peerIn ? this.#networkOf(peerIn) : net
    const peerName = peer ?? `${name}p`
    if (kind === 'veth' && there.links.has(peerName)) throw new Errno('EEXIST')
    if (kind !== 'veth') {
      net.addLink(name, kind, mac ?? this.#randomMac()).queueLength = queueLength
      return
    }
    if (net.links.has(name)) throw new Errno('EEXIST')
    // As in Linux, the peer is registered first and has the lower number.
    const other = there.addLink(peerName, 'veth', this.#randomMac())
    const link = net.addLink(name, kind, mac ?? this.#randomMac())
    link.peer = other
    other.peer = link
    link.queueLength = queueLength
    other.queueLength = queueLength
  }

  /** A locally administered unicast address. */
  #randomMac(): string {
    const bytes = [...this.kernel.random.bytes(6)]
    bytes[0] = ((bytes[0] ?? 0) & 0xfe) | 0x02
    return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':')
  }

  #networkOf(to: NamespaceReference): NetNamespace {
    if ('pid' in to) {
      const target = this.task.namespaces.pid.tasks.get(to.pid)
      if (!target) throw new Errno('ESRCH')
      return target.namespaces.net
    }
    const file = this.file(to.fd)
    if (!(file instanceof NamespaceFile) || file.namespace.type !== 'net') throw new Errno('EINVAL')
    return file.namespace
  }

  networkState(): NetworkState {
    this.enter()
    return networkState(this.task.namespaces.net, this.kernel.clock.now())
  }
}

function setLink(net: NetNamespace, { name, up, master, rename, mac, mtu, ipv6 }: Request<'link-set'>): void {
  const link = net.link(name)
  if (mac !== undefined) link.mac = mac
  if (mtu !== undefined) link.mtu = mtu
  if (ipv6 !== undefined) link.hasIpv6 = ipv6
  if (master !== undefined) link.master = master === null ? undefined : bridge(net, link, master)
  if (rename !== undefined && rename !== name) net.rename(link, rename)
  if (up !== undefined) net.setUp(link, up)
}

/** A link that has found the other end of its cable gives itself an IPv6 address, and so does what hangs on it. */
function noticeCarrier(link: Link): void {
  for (const each of [link, link.peer, link.master, link.peer?.master])
    if (each) each.hasLinkLocal = each.isUp && (each.hasLinkLocal || each.hasCarrier)
}

function bridge(net: NetNamespace, port: Link, name: string): Link {
  const link = net.link(name)
  if (link.kind !== 'bridge') throw new Errno('EOPNOTSUPP')
  if (port.kind === 'loopback' || port.kind === 'bridge') throw new Errno(port === link ? 'ELOOP' : 'EINVAL')
  return link
}

function addRoute(net: NetNamespace, request: Request<'route-add' | 'route-replace'>): void {
  const { via, link, source, metric, kind } = request
  const to = destination(request.destination)
  if (request.type === 'route-replace')
    net.routes.removeAll(
      (route) =>
        route.destination.network === to.network &&
        route.destination.length === to.length &&
        route.metric === (metric ?? 0),
    )
  const isNamed = source === undefined || net.isLocal(prefix(source).address)
  if (!isNamed) throw new Errno('EINVAL')
  net.addRoute(to, {
    ...(via !== undefined && { via: prefix(via).address }),
    ...(link !== undefined && { link: net.link(link) }),
    ...(source !== undefined && { source: prefix(source).address }),
    ...(metric !== undefined && { metric }),
    ...(kind && { kind }),
  })
}

function isAs({ destination: text, link, via }: Request<'route-delete'>): (route: Route) => boolean {
  const to = destination(text)
  const gateway = via === undefined ? undefined : prefix(via).address
  return (route) =>
    route.destination.network === to.network &&
    route.destination.length === to.length &&
    (link === undefined || route.link?.name === link) &&
    (gateway === undefined || route.via === gateway)
}

function prefix(text: string): NonNullable<ReturnType<typeof parsePrefix>> {
  const parsed = parsePrefix(text)
  if (!parsed) throw new Errno('EINVAL')
  return parsed
}

function destination(text: string): { readonly network: number; readonly length: number } {
  return text === 'default' ? { network: 0, length: 0 } : prefix(text)
}
