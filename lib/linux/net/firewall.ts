import { compileRule, type RuleContext, type Target } from './rule'

/** A line of a chain, with what has passed it. */
export interface Rule {
  /** how `iptables -S` prints it, without `-A CHAIN` */
  readonly text: string
  readonly matches: (context: RuleContext) => boolean
  /** undefined: it only counts */
  readonly target: Target | undefined
  packets: number
  bytes: number
}

export interface Chain {
  /** built-in chains have one; others return to their caller */
  policy?: 'ACCEPT' | 'DROP'
  /** what the policy decided on */
  packets: number
  bytes: number
  readonly rules: Rule[]
}

export type Table = Map<string, Chain>

export const tableNames = ['filter', 'nat', 'mangle', 'raw'] as const
export type TableName = (typeof tableNames)[number]

const builtIn: Readonly<Record<TableName, readonly string[]>> = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
  raw: ['PREROUTING', 'OUTPUT'],
}

/** The tables of a fresh namespace. */
export function emptyTables(): Readonly<Record<TableName, Table>> {
  const chains = (names: readonly string[]): Table =>
    new Map(names.map((name) => [name, { policy: 'ACCEPT', packets: 0, bytes: 0, rules: [] }]))
  return {
    filter: chains(builtIn.filter),
    nat: chains(builtIn.nat),
    mangle: chains(builtIn.mangle),
    raw: chains(builtIn.raw),
  }
}

/** Reads a rule as `iptables -S` prints it. @throws Errno EINVAL */
export function makeRule(text: string): Rule {
  return { ...compileRule(text), text, packets: 0, bytes: 0 }
}

/** The target a built-in chain decides on for a packet, counting what passes; ACCEPT where nothing says otherwise. */
export function evaluate(table: Table, chainName: string, context: RuleContext): Target {
  const chain = table.get(chainName)
  if (!chain) return { type: 'ACCEPT' }
  const decided = walk(table, chain, context)
  if (decided) return decided
  chain.packets++
  chain.bytes += context.packet.length
  return { type: chain.policy ?? 'ACCEPT' }
}

function walk(table: Table, chain: Chain, context: RuleContext): Target | undefined {
  for (const rule of chain.rules) {
    if (!rule.matches(context)) continue
    rule.packets++
    rule.bytes += context.packet.length
    const { target } = rule
    if (!target || target.type === 'LOG') continue
    if (target.type === 'RETURN') return undefined
    if (target.type === 'MARK') {
      const mark = (((context.packet.mark ?? 0) & ~target.mask) ^ target.value) >>> 0
      context.packet = { ...context.packet, mark }
      continue
    }
    if (target.type !== 'jump') return target
    const called = table.get(target.chain)
    const decided = called && walk(table, called, context)
    if (decided || target.isGoto) return decided
  }
  return undefined
}
