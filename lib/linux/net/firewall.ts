import { contains, type Prefix } from './ipv4'

export type Protocol = 'tcp' | 'udp' | 'icmp'

/** A packet on its way through one namespace, as rules see it. */
export interface Packet {
  readonly protocol: Protocol
  readonly source: number
  readonly destination: number
  readonly destinationPort: number
  readonly inLink?: string
  readonly outLink?: string
  /** the destination is an address of this namespace */
  readonly isLocal: boolean
}

/** A test and whether it is inverted by `!`. */
interface Negatable<T> {
  readonly value: T
  readonly not?: boolean
}

/** What a rule asks of a packet (iptables(8)); what is left out matches anything. */
export interface RuleMatch {
  readonly protocol?: Negatable<Protocol>
  readonly source?: Negatable<Prefix>
  readonly destination?: Negatable<Prefix>
  readonly destinationPort?: Negatable<number>
  readonly inLink?: Negatable<string>
  readonly outLink?: Negatable<string>
  /** `-m addrtype --dst-type LOCAL` */
  readonly isLocal?: boolean
}

export type RuleTarget =
  | { readonly verdict: 'ACCEPT' | 'DROP' | 'REJECT' | 'RETURN' | 'MASQUERADE' }
  | { readonly verdict: 'DNAT'; readonly address: number; readonly port: number }
  | { readonly verdict: 'jump'; readonly chain: string }

export interface Rule {
  readonly match: RuleMatch
  readonly target: RuleTarget
  /** how `iptables -S` prints it, without `-A CHAIN` */
  readonly text: string
}

export interface Chain {
  /** built-in chains have one; others return to their caller */
  policy?: 'ACCEPT' | 'DROP'
  readonly rules: Rule[]
}

export type Table = Map<string, Chain>

export type TableName = 'filter' | 'nat'

/** The tables of a fresh namespace. */
export function emptyTables(): Readonly<Record<TableName, Table>> {
  const chains = (names: readonly string[]): Table =>
    new Map(names.map((name) => [name, { policy: 'ACCEPT', rules: [] }]))
  return {
    filter: chains(['INPUT', 'FORWARD', 'OUTPUT']),
    nat: chains(['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING']),
  }
}

/** The target a chain decides on for a packet; undefined when it returns without one. */
export function evaluate(table: Table, chainName: string, packet: Packet): RuleTarget | undefined {
  const chain = table.get(chainName)
  if (!chain) return undefined
  for (const { match, target } of chain.rules) {
    if (!matches(match, packet)) continue
    if (target.verdict === 'RETURN') break
    if (target.verdict !== 'jump') return target
    const decided = evaluate(table, target.chain, packet)
    if (decided) return decided
  }
  return chain.policy && { verdict: chain.policy }
}

function matches(match: RuleMatch, packet: Packet): boolean {
  return (
    holds(match.protocol, (protocol) => packet.protocol === protocol) &&
    holds(match.source, (prefix) => contains(prefix, packet.source)) &&
    holds(match.destination, (prefix) => contains(prefix, packet.destination)) &&
    holds(match.destinationPort, (port) => packet.destinationPort === port) &&
    holds(match.inLink, (name) => packet.inLink === name) &&
    holds(match.outLink, (name) => packet.outLink === name) &&
    (match.isLocal === undefined || match.isLocal === packet.isLocal)
  )
}

function holds<T>(condition: Negatable<T> | undefined, test: (value: T) => boolean): boolean {
  return !condition || test(condition.value) !== (condition.not ?? false)
}
