import type { TableName } from '../../../linux/net/firewall'
import { formatPrefix, type Prefix } from '../../../linux/net/ipv4'
import type { NetlinkRequest } from '../../../linux/net/netlink'

/** A firewall rule that dockerd adds and removes, written as `iptables -S` prints it. */
export interface FirewallRule {
  readonly table: TableName
  readonly chain: string
  readonly text: string
  /** goes before what is there */
  readonly first?: boolean
}

const filter = (chain: string, text: string, first = false): FirewallRule => ({
  ...{ table: 'filter', chain, text },
  ...(first && { first }),
})
const nat = (chain: string, text: string, first = false): FirewallRule => ({
  ...{ table: 'nat', chain, text },
  ...(first && { first }),
})

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
  nat('PREROUTING', '-m addrtype --dst-type LOCAL -j DOCKER'),
  nat('OUTPUT', '! -d 127.0.0.0/8 -m addrtype --dst-type LOCAL -j DOCKER'),
  filter('FORWARD', '-j DOCKER-USER'),
  filter('FORWARD', '-j DOCKER-FORWARD'),
  filter('DOCKER-FORWARD', '-j DOCKER-CT'),
  filter('DOCKER-FORWARD', '-j DOCKER-ISOLATION-STAGE-1'),
  filter('DOCKER-FORWARD', '-j DOCKER-BRIDGE'),
]

/** What one bridge needs: masquerading, isolation from other bridges, nothing from outside unless published. */
export function bridgeRules(bridge: string, subnet: Prefix, internal: boolean): readonly FirewallRule[] {
  const range = formatPrefix(subnet)
  if (internal) {
    return [
      filter('DOCKER-ISOLATION-STAGE-1', `! -s ${range} -o ${bridge} -j DROP`, true),
      filter('DOCKER-ISOLATION-STAGE-1', `! -d ${range} -i ${bridge} -j DROP`, true),
      filter('DOCKER-CT', `-o ${bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`),
      filter('DOCKER-BRIDGE', `-o ${bridge} -j DOCKER`),
      filter('DOCKER-FORWARD', `-i ${bridge} -o ${bridge} -j ACCEPT`),
    ]
  }
  return [
    nat('POSTROUTING', `-s ${range} ! -o ${bridge} -j MASQUERADE`, true),
    nat('DOCKER', `-i ${bridge} -j RETURN`, true),
    filter('DOCKER', `! -i ${bridge} -o ${bridge} -j DROP`),
    filter('DOCKER-BRIDGE', `-o ${bridge} -j DOCKER`),
    filter('DOCKER-CT', `-o ${bridge} -m conntrack --ctstate RELATED,ESTABLISHED -j ACCEPT`),
    filter('DOCKER-FORWARD', `-i ${bridge} -j ACCEPT`),
    filter('DOCKER-ISOLATION-STAGE-1', `-i ${bridge} ! -o ${bridge} -j DOCKER-ISOLATION-STAGE-2`),
    filter('DOCKER-ISOLATION-STAGE-2', `-o ${bridge} -j DROP`, true),
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
  const host = hostAddress === '0.0.0.0' ? '' : `-d ${hostAddress}/32 `
  const service = `-p ${protocol} -m ${protocol} --dport`
  return [
    nat(
      'DOCKER',
      `${host}! -i ${bridge} ${service} ${hostPort} -j DNAT --to-destination ${containerAddress}:${containerPort}`,
    ),
    filter(
      'DOCKER',
      `-d ${containerAddress}/32 ! -i ${bridge} -o ${bridge} ${service} ${containerPort} -j ACCEPT`,
      true,
    ),
  ]
}

export function addRule(rule: FirewallRule): NetlinkRequest {
  return { type: 'rule-add', ...rule }
}

export function deleteRule({ table, chain, text }: FirewallRule): NetlinkRequest {
  return { type: 'rule-delete', table, chain, text }
}
