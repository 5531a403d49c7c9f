import type { Blocking } from '../../kernel/wait-queue'
import type { ChainState, RuleState } from '../../net/netlink'
import { ruleWords } from '../../net/rule'
import { protocolNumbers } from '../support/services'
import { describe } from './describe'

export interface ListOptions {
  readonly numeric: boolean
  readonly verbose: boolean
  readonly exact: boolean
  readonly lineNumbers: boolean
  /** the name of an address; the address itself when it has none */
  readonly nameOf: (address: string) => Blocking<string>
}

/** What `iptables -L` prints of one chain. */
export function* listChain(
  { chain, policy, packets, bytes, rules }: ChainState,
  references: number,
  options: ListOptions,
): Blocking<string> {
  const { verbose, exact, lineNumbers } = options
  const counted = verbose ? ` ${count(packets, exact)} packets, ${count(bytes, exact)} bytes` : ''
  const head = policy ? `(policy ${policy}${counted})` : `(${references} references)`
  const columns = [
    lineNumbers ? 'num  ' : '',
    verbose ? (exact ? '    pkts      bytes ' : ' pkts bytes ') : '',
    'target     prot opt ',
    verbose ? 'in     out     ' : '',
    'source               destination         ',
  ]
  const lines = [`Chain ${chain} ${head}`, columns.join('')]
  for (const [index, rule] of rules.entries()) lines.push(yield* row(rule, index + 1, options))
  return `${lines.join('\n')}\n`
}

/** Large numbers are shortened: 100K, 98M. */
function count(value: number, exact: boolean): string {
  let rest = value
  if (exact || rest <= 99_999) return String(rest)
  for (const unit of ['K', 'M', 'G', 'T']) {
    rest = Math.floor((rest + 500) / 1000)
    if (rest <= 9999) return `${rest}${unit}`
  }
  return `${rest}T`
}

interface Parts {
  readonly fixed: ReadonlyMap<string, string>
  readonly rest: readonly string[]
  readonly target: string
  readonly isGoto: boolean
}

function* row({ text, packets, bytes }: RuleState, number: number, options: ListOptions): Blocking<string> {
  const { numeric, verbose, exact, lineNumbers } = options
  const { fixed, rest, target, isGoto } = split(text)
  const [protocolNot, protocol] = negation(fixed.get('-p') ?? 'all')
  const shown = numeric ? String(protocolNumbers[protocol] ?? 0) : protocol
  const [width, bytesWidth] = exact ? [8, 8] : [5, 5]
  let line = lineNumbers ? `${String(number).padEnd(4)} ` : ''
  if (verbose) line += `${count(packets, exact).padStart(width)} ${count(bytes, exact).padStart(bytesWidth)} `
  line += `${target.padEnd(9)} ${protocolNot || ' '}${shown.padEnd(4)} -- `
  if (verbose) line += ` ${(fixed.get('-i') ?? '*').padEnd(6)} ${(fixed.get('-o') ?? '*').padEnd(6)} `
  for (const flag of ['-s', '-d']) {
    const [not, address] = negation(fixed.get(flag) ?? '')
    line += `${not || ' '}${(yield* shownAddress(address, options)).padEnd(19)} `
  }
  return `${line}${isGoto ? '[goto] ' : ''}${describe(rest, protocol, numeric)}`
}

const negation = (text: string): readonly ['!' | '', string] =>
  text.startsWith('!') ? ['!', text.slice(1)] : ['', text]

function* shownAddress(text: string, { numeric, nameOf }: ListOptions): Blocking<string> {
  if (text === '') return numeric ? '0.0.0.0/0' : 'anywhere'
  const host = text.replace(/\/32$/, '')
  return numeric || host.includes('/') ? host : yield* nameOf(host)
}

/** Takes a rule apart into what has a column and what is described after them. */
function split(text: string): Parts {
  const fixed = new Map<string, string>()
  const rest: string[] = []
  let target = ''
  let isGoto = false
  let not = ''
  const words = ruleWords(text)
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '!') {
      not = '!'
      continue
    }
    if (['-s', '-d', '-i', '-o', '-p'].includes(word)) fixed.set(word, not + (words.shift() ?? ''))
    else if (word === '-j' || word === '-g') {
      target = words.shift() ?? ''
      isGoto = word === '-g'
      rest.push(`=${target}`)
    } else {
      if (not) rest.push('!')
      rest.push(word)
    }
    not = ''
  }
  return { fixed, rest, target, isGoto }
}
