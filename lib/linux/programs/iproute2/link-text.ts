import type { LinkState } from '../../net/netlink'

/** `lo`, `veth0@if7`, `vb@vr`: a link's name with the other end of its pair. */
export function fullName({ name, peer }: LinkState): string {
  if (!peer) return name
  return `${name}@${peer.name ?? `if${peer.index}`}`
}

export function flagsOf({ kind, isUp, hasCarrier, peer }: LinkState): string[] {
  const isLoopback = kind === 'loopback'
  return [
    isUp && !hasCarrier ? 'NO-CARRIER' : '',
    isLoopback ? 'LOOPBACK' : kind === 'dummy' ? 'BROADCAST' : 'BROADCAST',
    isLoopback ? '' : kind === 'dummy' ? 'NOARP' : 'MULTICAST',
    isUp ? 'UP' : '',
    isUp && hasCarrier ? 'LOWER_UP' : '',
    peer?.name !== undefined && !peer.isUp ? 'M-DOWN' : '',
  ].filter((flag) => flag !== '')
}

export function operationalState({ kind, isUp, hasCarrier, peer }: LinkState): string {
  if (!isUp) return 'DOWN'
  if (kind === 'loopback' || kind === 'dummy') return 'UNKNOWN'
  if (hasCarrier) return 'UP'
  return peer ? 'LOWERLAYERDOWN' : 'DOWN'
}

const BROADCAST = 'ff:ff:ff:ff:ff:ff'

export const linkType = ({ kind }: LinkState): string => (kind === 'loopback' ? 'loopback' : 'ether')
export const linkBroadcast = ({ kind, mac }: LinkState): string => (kind === 'loopback' ? mac : BROADCAST)

/** The first line about a link; `mode` as `ip link` shows it and `ip address` does not. */
export function headLine(link: LinkState, withMode: boolean): string {
  const { index, mtu, qdisc, master, queueLength } = link
  const mastered = master === undefined ? '' : `master ${master} `
  const mode = withMode ? 'mode DEFAULT ' : ''
  return `${index}: ${fullName(link)}: <${flagsOf(link).join(',')}> mtu ${mtu} qdisc ${qdisc} ${mastered}state ${operationalState(link)} ${mode}group default qlen ${queueLength}`
}

export function hardwareLine(link: LinkState): string {
  const { mac, peer } = link
  const elsewhere = peer?.namespaceNumber === undefined ? '' : ` link-netnsid ${peer.namespaceNumber}`
  return `    link/${linkType(link)} ${mac} brd ${linkBroadcast(link)}${elsewhere}`
}

/** What `-s` adds. */
export function statisticsLines({ received, sent }: LinkState): string[] {
  const row = ({ bytes, packets }: LinkState['sent']): string =>
    `    ${String(bytes).padStart(10)} ${String(packets).padStart(7)}      0       0       0       0 `
  return [
    '    RX:  bytes packets errors dropped  missed   mcast           ',
    row(received),
    '    TX:  bytes packets errors dropped carrier collsns           ',
    row(sent),
  ]
}

/** A link as `-j` prints it. */
export function linkJson(link: LinkState, withMode: boolean): Record<string, unknown> {
  const { index, name, mtu, qdisc, master, mac, peer, queueLength } = link
  return {
    ifindex: index,
    ...(peer && (peer.name === undefined ? { link_index: peer.index } : { link: peer.name })),
    ifname: name,
    flags: flagsOf(link),
    mtu,
    qdisc,
    ...(master !== undefined && { master }),
    operstate: operationalState(link),
    ...(withMode && { linkmode: 'DEFAULT' }),
    group: 'default',
    txqlen: queueLength,
    link_type: linkType(link),
    address: mac,
    broadcast: linkBroadcast(link),
    ...(peer?.namespaceNumber !== undefined && { link_netnsid: peer.namespaceNumber }),
  }
}

/** `-br`: name, state, and what follows, in columns. */
export function briefLine(link: LinkState, rest: string): string {
  return `${fullName(link).padEnd(16)} ${operationalState(link).padEnd(14)} ${rest} `
}
