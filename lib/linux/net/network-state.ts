import type { Nanoseconds } from '../../base/clock'
import { tableNames } from './firewall'
import { formatAddress, formatPrefix } from './ipv4'
import type { Link, LinkAddress } from './link'
import type { NetNamespace } from './net-namespace'
import type { ChainState, LinkState, NetworkState, RouteState, SocketState } from './netlink'
import type { Route } from './routes'

/** What is to be seen of a namespace's network. */
export function networkState(net: NetNamespace, now: Nanoseconds): NetworkState {
  const chains = (table: (typeof tableNames)[number]): ChainState[] =>
    [...net.tables[table]].map(([chain, { policy, packets, bytes, rules }]) => ({
      chain,
      packets,
      bytes,
      rules: rules.map((rule) => ({ text: rule.text, packets: rule.packets, bytes: rule.bytes })),
      ...(policy && { policy }),
    }))
  const [filter, nat, mangle, raw] = tableNames.map(chains)
  return {
    links: [...net.links.values()].sort((left, right) => left.index - right.index).map(linkState),
    routes: net.routes.all.map(routeState),
    neighbours: net.neighbours.states(now),
    forwarding: net.forwarding,
    tables: { filter: filter ?? [], nat: nat ?? [], mangle: mangle ?? [], raw: raw ?? [] },
    sockets: socketStates(net, now),
    otherNamespaces: net.others.map(({ inum }) => inum),
  }
}

function linkState(link: Link): LinkState {
  const { index, name, kind, mac, mtu, isUp, hasCarrier, master, peer, namespace, received, sent } = link
  const isHere = peer?.namespace === namespace
  return {
    index,
    name,
    kind,
    mac,
    mtu,
    isUp,
    hasCarrier,
    addresses: link.addresses.map(addressText),
    broadcasting: link.addresses.filter(({ hasBroadcast }) => hasBroadcast).map(addressText),
    addresses6: addresses6(link),
    queueLength: link.queueLength,
    qdisc: kind === 'ethernet' ? 'fq_codel' : link.hasBeenUp ? 'noqueue' : 'noop',
    received: { ...received },
    sent: { ...sent },
    ...(master && { master: master.name }),
    ...(peer &&
      kind === 'veth' && {
        peer: {
          index: peer.index,
          isUp: peer.isUp,
          ...(isHere ? { name: peer.name } : { namespaceNumber: namespace.numberOf(peer.namespace) }),
        },
      }),
  }
}

const addressText = ({ address, prefixLength }: LinkAddress): string =>
  `${formatAddress(address)}/${prefixLength}`

function addresses6({ kind, isUp, hasIpv6, hasLinkLocal, mac, master }: Link): readonly string[] {
  if (!isUp) return []
  if (kind === 'loopback') return ['::1/128']
  return hasIpv6 && hasLinkLocal && !(master && kind !== 'veth') ? [`${linkLocal(mac)}/64`] : []
}

/** The address a link gives itself, made of its MAC (RFC 4291, modified EUI-64). */
function linkLocal(mac: string): string {
  const bytes = mac.split(':').map((byte) => Number.parseInt(byte, 16))
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = bytes
  const groups = [
    [a ^ 2, b],
    [c, 0xff],
    [0xfe, d],
    [e, f],
  ] as const
  return `fe80::${groups.map(([high, low]) => (high * 256 + low).toString(16)).join(':')}`
}

function routeState({ destination, via, link, source, metric, kind, origin }: Route): RouteState {
  const text = destination.length === 32 ? formatAddress(destination.network) : formatPrefix(destination)
  return {
    destination: destination.length === 0 ? 'default' : text,
    metric,
    kind,
    origin,
    isLinkDown: link !== undefined && !link.hasCarrier,
    ...(link && { link: link.name }),
    ...(via !== undefined && { via: formatAddress(via) }),
    ...(source !== undefined && { source: formatAddress(source) }),
  }
}

function socketStates(net: NetNamespace, now: Nanoseconds): SocketState[] {
  const listening = net.tcp.all.flatMap(({ address, port, isIpv6Only, holder }): SocketState[] => {
    const { listener, ino } = holder
    if (!listener) return []
    const receiveQueue = listener.pending.length
    return [
      {
        ...{ protocol: 'tcp', state: 'LISTEN', local: { address, port }, isIpv6Only, ino },
        ...{ receiveQueue, sendQueue: listener.backlog },
      },
    ]
  })
  const connected = [...net.connections].flatMap((endpoint): SocketState[] => {
    if (endpoint.isGone(now)) return []
    const { state, local, peer, ino, isReleased } = endpoint
    return [
      {
        ...{ protocol: 'tcp', state, local, peer, isIpv6Only: false, ino: isReleased ? 0 : ino },
        ...{ receiveQueue: endpoint.receiveQueue(), sendQueue: 0 },
      },
    ]
  })
  const datagrams = net.udp.all.map(({ address, port, isIpv6Only, holder }): SocketState => {
    const peer = holder.peer?.family === 'inet' ? holder.peer : undefined
    const state = peer ? 'ESTABLISHED' : 'UNCONN'
    return {
      ...{ protocol: 'udp', state, local: { address, port }, isIpv6Only, ino: holder.ino },
      ...{ receiveQueue: holder.receiveQueue, sendQueue: 0, ...(peer && { peer }) },
    }
  })
  return [...listening, ...connected, ...datagrams]
}
