import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { type TableName, tableNames } from '../../net/firewall'
import type { ChainState, NetlinkRequest } from '../../net/netlink'
import { nameOfAddress } from '../support/resolve'
import { type CommandLine, parseCommandLine } from './command-line'
import { IptablesFailure, notSimulated, refused, VERSION } from './failure'
import { listChain } from './list'
import { parseRule } from './parse-rule'

const help = `${VERSION}

Usage: iptables -[ACD] chain rule [options]
       iptables -I chain [rulenum] rule [options]
       iptables -R chain rulenum rule [options]
       iptables -D chain rulenum [options]
       iptables -[LS] [chain [rulenum]] [options]
       iptables -[FZ] [chain] [options]
       iptables -[NX] chain
       iptables -E old-chain new-chain
       iptables -P chain policy [options]
       iptables -h

Commands: -A append, -C check, -D delete, -I insert, -R replace, -L list, -S list as commands, -F flush, -Z zero counters,
          -N new chain, -X delete chain, -P policy, -E rename chain
Options:  -t table, -n numeric, -v verbose, -x exact counters, --line-numbers, -w wait for the lock
Rules:    [!] -p protocol, [!] -s address, [!] -d address, [!] -i link, [!] -o link, -m match, -j target, -g chain
Matches:  tcp udp icmp conntrack state addrtype multiport comment mark
Targets:  ACCEPT DROP RETURN REJECT LOG DNAT SNAT MASQUERADE REDIRECT MARK
`

/** iptables 1.8.9 for IPv4, on nf_tables. */
export function* iptables(process: Process): Blocking<number> {
  try {
    return yield* execute(process, process.argv.slice(1))
  } catch (error) {
    if (!(error instanceof IptablesFailure)) throw error
    yield* process.stderr.write(`${error.message}\n`)
    return error.status
  }
}

/** Does what one command line says. @throws IptablesFailure */
export function* execute(process: Process, words: readonly string[]): Blocking<number> {
  const line = parseCommandLine(words)
  if (line.flags.has('V') || line.flags.has('h')) {
    yield* process.stdout.write(line.flags.has('V') ? `${VERSION}\n` : help)
    return 0
  }
  const table = tableNames.find((name) => name === line.table)
  if (!table) {
    const advice = 'Perhaps iptables or your kernel needs to be upgraded.'
    if (line.table === 'security') throw notSimulated("table 'security'")
    throw new IptablesFailure(`${VERSION}: table '${line.table}' does not exist\n${advice}`, 3)
  }
  requireRoot(process)
  if (line.verb === 'L' || line.verb === 'S') return yield* show(process, line, table)
  for (const request of requests(process, line, table)) change(process, request, line)
  return 0
}

export function requireRoot({ sys }: Process): void {
  if (sys.capget().effective.has('CAP_NET_ADMIN')) return
  const reason = 'Could not fetch rule set generation id: Permission denied (you must be root)'
  throw new IptablesFailure(`${VERSION}: ${reason}`, 4)
}

function chainsOf({ sys }: Process, table: TableName): readonly ChainState[] {
  const order = ({ policy }: ChainState): number => (policy ? 0 : 1)
  return [...sys.networkState().tables[table]].sort(
    (left, right) => order(left) - order(right) || (left.policy ? 0 : left.chain < right.chain ? -1 : 1),
  )
}

/** The changes a command comes to. */
function requests(process: Process, line: CommandLine, table: TableName): readonly NetlinkRequest[] {
  const { verb, rule } = line
  const [chain = '', second] = line.arguments
  const all = chainsOf(process, table)
  const hasChain = (name: string): boolean => all.some((state) => state.chain === name)
  const rules = (): readonly string[] => {
    if (!hasChain(chain)) throw refused('No chain/target/match by that name.')
    return parseRule(rule, { table, chain, hasChain })
  }
  const each = (type: 'chain-flush' | 'chain-zero'): readonly NetlinkRequest[] =>
    (chain === '' ? all.map((state) => state.chain) : [chain]).map((name) => ({ type, table, chain: name }))
  switch (verb) {
    case 'A':
      return rules().map((text) => ({ type: 'rule-add', table, chain, text }))
    case 'I':
      return [...rules()]
        .reverse()
        .map((text) => ({ type: 'rule-add', table, chain, text, at: Number(second ?? 1) }))
    case 'R':
      return rules().map((text) => ({ type: 'rule-replace', table, chain, at: Number(second), text }))
    case 'D':
      if (second !== undefined) return [{ type: 'rule-delete', table, chain, at: Number(second) }]
      return rules().map((text) => ({ type: 'rule-delete', table, chain, text }))
    case 'C': {
      const known = all.find((state) => state.chain === chain)?.rules.map(({ text }) => text)
      if (rules().some((text) => !known?.includes(text))) throw badRule
      return []
    }
    case 'F':
      return each('chain-flush')
    case 'Z':
      return second === undefined
        ? each('chain-zero')
        : [{ type: 'rule-zero', table, chain, at: Number(second) }]
    case 'N':
      return [{ type: 'chain-add', table, chain }]
    case 'X':
      if (chain !== '') return [{ type: 'chain-delete', table, chain }]
      return all
        .filter(({ policy }) => !policy)
        .map((state) => ({ type: 'chain-delete', table, chain: state.chain }))
    case 'E':
      return [{ type: 'chain-rename', table, chain, to: second ?? '' }]
    case 'P':
      if (!all.some((state) => state.chain === chain && state.policy))
        throw refused('Bad built-in chain name.')
      if (second !== 'ACCEPT' && second !== 'DROP')
        throw refused("Bad policy name. Run `dmesg' for more information.")
      return [{ type: 'chain-policy', table, chain, policy: second }]
    default:
      return []
  }
}

const badRule = refused('Bad rule (does a matching rule exist in that chain?).')

function change(
  { sys }: Process,
  request: NetlinkRequest,
  { verb, arguments: [chain = ''] }: CommandLine,
): void {
  try {
    sys.netlink(request)
  } catch (error) {
    if (!isErrno(error)) throw error
    if (error.code === 'E2BIG') {
      const action = { I: 'insertion', R: 'replacement', D: 'deletion' }[verb as string] ?? 'selection'
      throw refused(`Index of ${action} too big.`)
    }
    if (error.code === 'EEXIST') throw refused(verb === 'E' ? 'File exists.' : 'Chain already exists.')
    if (error.code === 'ENOENT' && verb === 'D') throw badRule
    if (verb === 'X' && error.code !== 'ENOENT') {
      const reason = `CHAIN_DEL failed (Device or resource busy): chain ${chain}`
      throw new IptablesFailure(`${VERSION}:  ${reason}`, 4)
    }
    if (error.code === 'ELOOP') {
      const reason = `RULE_APPEND failed (Too many links): rule in chain ${chain}`
      throw new IptablesFailure(`${VERSION}:  ${reason}`, 4)
    }
    throw refused('No chain/target/match by that name.')
  }
}

function* show(process: Process, line: CommandLine, table: TableName): Blocking<number> {
  const { verb, flags } = line
  const [name, number] = line.arguments
  const all = chainsOf(process, table)
  const chosen = name === undefined ? all : all.filter(({ chain }) => chain === name)
  if (chosen.length === 0) {
    throw new IptablesFailure(
      `${VERSION}: chain \`${name}' in table \`${table}' is incompatible, use 'nft' tool.`,
      1,
    )
  }
  if (verb === 'S') yield* process.stdout.write(asCommands(chosen, number, flags.has('v')))
  else yield* list(process, chosen, all, flags)
  if (flags.has('Z'))
    for (const { chain } of chosen) process.sys.netlink({ type: 'chain-zero', table, chain })
  return 0
}

function* list(
  process: Process,
  chosen: readonly ChainState[],
  all: readonly ChainState[],
  flags: ReadonlySet<string>,
): Blocking<void> {
  const options = {
    numeric: flags.has('n'),
    verbose: flags.has('v'),
    exact: flags.has('x'),
    lineNumbers: flags.has('0'),
    nameOf: function* (address: string): Blocking<string> {
      return (yield* nameOfAddress(process.sys, address)) ?? address
    },
  }
  for (const [index, chain] of chosen.entries()) {
    const jumps = all.flatMap(({ rules }) =>
      rules.filter(({ text }) => new RegExp(`-[jg] ${chain.chain}$`).test(text)),
    )
    yield* process.stdout.write((index > 0 ? '\n' : '') + (yield* listChain(chain, jumps.length, options)))
  }
}

/** `-S`: policies, then chains, then rules. */
function asCommands(chains: readonly ChainState[], number: string | undefined, counters: boolean): string {
  const heads = chains.map(({ chain, policy, packets, bytes }) => {
    const counted = counters && policy ? ` -c ${packets} ${bytes}` : ''
    return policy ? `-P ${chain} ${policy}${counted}` : `-N ${chain}`
  })
  const rules = chains.flatMap(({ chain, rules: own }) =>
    own
      .filter((_, index) => number === undefined || index + 1 === Number(number))
      .map(({ text, packets, bytes }) => {
        const counted = counters
          ? text.replace(/(^| )(-[jg] |$)/, `$1-c ${packets} ${bytes} $2`).trimEnd()
          : text
        return `-A ${chain} ${counted}`.trimEnd()
      }),
  )
  return `${[...(number === undefined ? heads : []), ...rules].join('\n')}\n`
}
