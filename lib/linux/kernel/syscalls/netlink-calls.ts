import type { RuleTarget } from '../../net/firewall'
import { formatAddress, formatPrefix, parsePrefix } from '../../net/ipv4'
import type { Link } from '../../net/link'
import type { NetNamespace } from '../../net/net-namespace'
import type { LinkState, NetlinkRequest, NetworkState } from '../../net/netlink'
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
    switch (request.type) {
      case 'link-add':
        this.#addLink(net, request)
        break
      case 'link-delete':
        net.removeLink(net.link(request.name))
        break
      case 'link-set':
        this.#setLink(net, request)
        break
      case 'link-move':
        this.#networkOf(request).adopt(net.link(request.name), request.rename)
        break
      case 'address-add': {
        const { address, length } = prefix(request.address)
        net.addAddress(net.link(request.link), address, length)
        break
      }
      case 'address-delete':
        net.removeAddress(net.link(request.link), prefix(request.address).address)
        break
      case 'route-add': {
        const via = request.via === undefined ? undefined : prefix(request.via).address
        const link = request.link === undefined ? undefined : net.link(request.link)
        net.addRoute(destination(request.destination), link, via)
        break
      }
      case 'route-delete':
        net.removeRoute(destination(request.destination))
        break
      case 'forwarding':
        net.forwarding = request.on
        break
      default:
        changeTables(net, request)
    }
  }

  #addLink(net: NetNamespace, { name, kind, peer, mac }: Request<'link-add'>): void {
    const link = net.addLink(name, kind, mac ?? this.#randomMac())
    if (kind !== 'veth') return
    const other = net.addLink(peer ?? `${name}p`, 'veth', this.#randomMac())
    link.peer = other
    other.peer = link
  }

  /** A locally administered unicast address. */
  #randomMac(): string {
    const bytes = [...this.kernel.random.bytes(6)]
    bytes[0] = ((bytes[0] ?? 0) & 0xfe) | 0x02
    return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':')
  }

  #setLink(net: NetNamespace, { name, up, master, rename, mac, mtu }: Request<'link-set'>): void {
    const link = net.link(name)
    if (mac !== undefined) link.mac = mac
    if (mtu !== undefined) link.mtu = mtu
    if (master !== undefined) link.master = master === null ? undefined : bridge(net, master)
    if (rename !== undefined) net.rename(link, rename)
    if (up !== undefined) net.setUp(link, up)
  }

  #networkOf({ to }: Request<'link-move'>): NetNamespace {
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
    const { net } = this.task.namespaces
    const dump = (table: 'filter' | 'nat') =>
      [...net.tables[table]].map(([chain, { policy, rules }]) => ({
        chain,
        rules,
        ...(policy && { policy }),
      }))
    return {
      links: [...net.links.values()].map((link) => describeLink(link)),
      routes: net.routes.map((route) => ({
        destination: route.destination.length === 0 ? 'default' : formatPrefix(route.destination),
        link: route.link.name,
        origin: route.origin,
        ...(route.via !== undefined && { via: formatAddress(route.via) }),
        ...(route.source !== undefined && { source: formatAddress(route.source) }),
      })),
      tables: { filter: dump('filter'), nat: dump('nat') },
      listeners: net.listeners.flatMap(({ address }) => (address.family === 'inet' ? [address] : [])),
    }
  }
}

function describeLink(link: Link): LinkState {
  const { index, name, kind, mac, mtu, isUp, hasCarrier, master, peer, namespace } = link
  return {
    index,
    name,
    kind,
    mac,
    mtu,
    isUp,
    hasCarrier,
    addresses: link.addresses.map(({ address, prefixLength }) => `${formatAddress(address)}/${prefixLength}`),
    ...(master && { master: master.name }),
    ...(peer && { peer: { index: peer.index, isElsewhere: peer.namespace !== namespace } }),
  }
}

function changeTables(
  net: NetNamespace,
  request: Request<'chain-add' | 'chain-delete' | 'chain-flush' | 'rule-add' | 'rule-delete'>,
): void {
  const table = net.tables[request.table]
  const existing = table.get(request.chain)
  if (request.type === 'chain-add') {
    if (existing) throw new Errno('EEXIST')
    table.set(request.chain, { rules: [] })
    return
  }
  if (!existing) throw new Errno('ENOENT')
  switch (request.type) {
    case 'chain-delete':
      if (existing.rules.length > 0) throw new Errno('ENOTEMPTY')
      table.delete(request.chain)
      break
    case 'chain-flush':
      existing.rules.length = 0
      break
    case 'rule-add': {
      const rule = { match: request.match, target: request.target satisfies RuleTarget, text: request.text }
      if (request.first) existing.rules.unshift(rule)
      else existing.rules.push(rule)
      break
    }
    case 'rule-delete': {
      const index = existing.rules.findIndex(({ text }) => text === request.text)
      if (index < 0) throw new Errno('ENOENT')
      existing.rules.splice(index, 1)
    }
  }
}

function bridge(net: NetNamespace, name: string): Link {
  const link = net.link(name)
  if (link.kind !== 'bridge') throw new Errno('EINVAL')
  return link
}

function prefix(text: string): NonNullable<ReturnType<typeof parsePrefix>> {
  const parsed = parsePrefix(text)
  if (!parsed) throw new Errno('EINVAL')
  return parsed
}

function destination(text: string): { readonly network: number; readonly length: number } {
  return text === 'default' ? { network: 0, length: 0 } : prefix(text)
}
