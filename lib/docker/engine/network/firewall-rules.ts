import type { RuleMatch, RuleTarget, TableName } from '../../../linux/net/firewall'
import { formatPrefix, type Prefix, parseAddress, parsePrefix } from '../../../linux/net/ipv4'
import type { NetlinkRequest } from '../../../linux/net/netlink'

/** A firewall rule that dockerd adds and removes. */
export interface FirewallRule {
  readonly table: TableName
  readonly chain: string
  readonly match: RuleMatch
  readonly target: RuleTarget
  readonly text: string
  /** goes before what is there */
  readonly first?: boolean
}

const jump = (chain: string): RuleTarget => ({ verdict: 'jump', chain })
const LOOPBACK: Prefix = { network: 0x7f000000, length: 8 }

/** The simulated network decides on a connection's first packet, which is never ESTABLISHED. */
const established: RuleMatch = { destinationPort: { value: -1 } }

export const chains: readonly (readonly [TableName, string])[] = [
  ['nat', 'DOCKER'],
  ['filter', 'DOCKER'],
  ['filter', 'DOCKER-BRIDGE'],
  ['filter', 'DOCKER-CT'],
  ['filter', 'DOCKER-FORWARD'],
  ['filter', 'DOCKER-ISOLATION-STAGE-1'],
  ['filter', 'DOCKER-ISOLATION-STAGE-2'],
  ['filter', 'DOCKER-USER'],
]

/** What dockerd adds once, when it starts. */
export const baseRules: readonly FirewallRule[] = [
  {
    table: 'nat',
    chain: 'PREROUTING',
    match: { isLocal: true },
    target: jump('DOCKER'),
    text: '-m addrtype --dst-type LOCAL -j DOCKER',
  },
  {
    table: 'nat',
    chain: 'OUTPUT',
    match: { destination: { value: LOOPBACK, not: true }, isLocal: true },
    target: jump('DOCKER'),
    text: '! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER',
  },
  { table: 'filter', chain: 'FORWARD', match: {}, target: jump('DOCKER-USER'), text: '-j DOCKER-USER' },
  { table: 'filter', chain: 'FORWARD', match: {}, target: jump('DOCKER-FORWARD'), text: '-j DOCKER-FORWARD' },
  { table: 'filter', chain: 'DOCKER-FORWARD', match: {}, target: jump('DOCKER-CT'), text: '-j DOCKER-CT' },
  {
    table: 'filter',
    chain: 'DOCKER-FORWARD',
    match: {},
    target: jump('DOCKER-ISOLATION-STAGE-1'),
    text: '-j DOCKER-ISOLATION-STAGE-1',
  },
  {
    table: 'filter',
    chain: 'DOCKER-FORWARD',
    match: {},
    target: jump('DOCKER-BRIDGE'),
    text: '-j DOCKER-BRIDGE',
  },
]

/** What one bridge needs: masquerading, isolation from other bridges, nothing from outside unless published. */
export function bridgeRules(bridge: string, subnet: Prefix, internal: boolean): readonly FirewallRule[] {
  const inLink = { value: bridge }
  const outLink = { value: bridge }
  const notIn = { value: bridge, not: true }
  const notOut = { value: bridge, not: true }
  const range = formatPrefix(subnet)
  if (internal) {
    const chain = 'DOCKER-ISOLATION-STAGE-1'
    return [
      {
        table: 'filter',
        chain,
        match: { source: { value: subnet, not: true }, outLink },
        target: { verdict: 'DROP' },
        text: `! -s ${range} -o ${bridge} -j DROP`,
      },
      {
        table: 'filter',
        chain,
        match: { destination: { value: subnet, not: true }, inLink },
        target: { verdict: 'DROP' },
        text: `! -d ${range} -i ${bridge} -j DROP`,
      },
    ]
  }
  return [
    {
      table: 'nat',
      chain: 'POSTROUTING',
      match: { source: { value: subnet }, outLink: notOut },
      target: { verdict: 'MASQUERADE' },
      text: `-s ${range} ! -o ${bridge} -j MASQUERADE`,
      first: true,
    },
    {
      table: 'nat',
      chain: 'DOCKER',
      match: { inLink },
      target: { verdict: 'RETURN' },
      text: `-i ${bridge} -j RETURN`,
      first: true,
    },
    {
      table: 'filter',
      chain: 'DOCKER',
      match: { inLink: notIn, outLink },
      target: { verdict: 'DROP' },
      text: `! -i ${bridge} -o ${bridge} -j DROP`,
    },
    {
      table: 'filter',
      chain: 'DOCKER-BRIDGE',
      match: { outLink },
      target: jump('DOCKER'),
      text: `-o ${bridge} -j DOCKER`,
    },
    {
      table: 'filter',
      chain: 'DOCKER-CT',
      match: established,
      target: { verdict: 'ACCEPT' },
      text: `-o ${bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`,
    },
    {
      table: 'filter',
      chain: 'DOCKER-FORWARD',
      match: { inLink },
      target: { verdict: 'ACCEPT' },
      text: `-i ${bridge} -j ACCEPT`,
    },
    {
      table: 'filter',
      chain: 'DOCKER-ISOLATION-STAGE-1',
      match: { inLink, outLink: notOut },
      target: jump('DOCKER-ISOLATION-STAGE-2'),
      text: `-i ${bridge} ! -o ${bridge} -j DOCKER-ISOLATION-STAGE-2`,
    },
    {
      table: 'filter',
      chain: 'DOCKER-ISOLATION-STAGE-2',
      match: { outLink },
      target: { verdict: 'DROP' },
      text: `-o ${bridge} -j DROP`,
      first: true,
    },
  ]
}

export interface PublishedPort {
  readonly protocol: 'tcp' | 'udp'
  readonly hostAddress: string
  readonly hostPort: number
  readonly containerAddress: string
  readonly containerPort: number
}

/** What makes a published port reach its container: a DNAT rule, and leave to be forwarded. */
export function publishRules(bridge: string, port: PublishedPort): readonly FirewallRule[] {
  const { protocol, hostAddress, hostPort, containerAddress, containerPort } = port
  const notIn = { value: bridge, not: true }
  const container = parsePrefix(containerAddress) ?? LOOPBACK
  const host = hostAddress === '0.0.0.0' ? undefined : parsePrefix(hostAddress)
  const service = (value: number, text: string) => `-p ${protocol} -m ${protocol} --dport ${value} ${text}`
  return [
    {
      table: 'nat',
      chain: 'DOCKER',
      match: {
        inLink: notIn,
        protocol: { value: protocol },
        destinationPort: { value: hostPort },
        ...(host && { destination: { value: host } }),
      },
      target: { verdict: 'DNAT', address: parseAddress(containerAddress) ?? 0, port: containerPort },
      text: `${host ? `-d ${hostAddress}/32 ` : ''}! -i ${bridge} ${service(hostPort, `-j DNAT --to-destination ${containerAddress}:${containerPort}`)}`,
    },
    {
      table: 'filter',
      chain: 'DOCKER',
      match: {
        inLink: notIn,
        outLink: { value: bridge },
        protocol: { value: protocol },
        destination: { value: container },
        destinationPort: { value: containerPort },
      },
      target: { verdict: 'ACCEPT' },
      text: `-d ${containerAddress}/32 ! -i ${bridge} -o ${bridge} ${service(containerPort, '-j ACCEPT')}`,
      first: true,
    },
  ]
}

export function addRule({ table, chain, match, target, text, first }: FirewallRule): NetlinkRequest {
  return { type: 'rule-add', table, chain, match, target, text, ...(first && { first }) }
}

export function deleteRule({ table, chain, text }: FirewallRule): NetlinkRequest {
  return { type: 'rule-delete', table, chain, text }
}
