import { Errno } from '../kernel/errno'
import { contains, parseAddress, parsePrefix } from './ipv4'
import type { Packet } from './packet'

/** A packet at one hook of one namespace, as rules see it. */
export interface RuleContext {
  packet: Packet
  readonly inLink: string | undefined
  readonly outLink: string | undefined
  readonly states: readonly string[]
  /** what kind of address it is here: `LOCAL`, `UNICAST`, `BROADCAST`, `MULTICAST` */
  readonly addressType: (address: number) => string
}

export type Target =
  | { readonly type: 'ACCEPT' | 'DROP' | 'RETURN' | 'LOG' }
  | { readonly type: 'REJECT'; readonly reply: string }
  | { readonly type: 'jump'; readonly chain: string; readonly isGoto: boolean }
  /** left out: address or port stays as it is */
  | { readonly type: 'DNAT' | 'SNAT'; readonly address?: number; readonly port?: number }
  | { readonly type: 'MASQUERADE' | 'REDIRECT'; readonly port?: number }
  | { readonly type: 'MARK'; readonly value: number; readonly mask: number }

type Test = (context: RuleContext) => boolean

/** Words of a rule; `"` quotes, as in iptables-save(8). */
export function ruleWords(text: string): string[] {
  return [...text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, quoted, bare = '']) => quoted?.replace(/\\(.)/g, '$1') ?? bare,
  )
}

/** Turns a rule as `iptables -S` prints it into a test and a target (iptables(8), iptables-extensions(8)). @throws Errno EINVAL */
export function compileRule(text: string): { readonly matches: Test; readonly target: Target | undefined } {
  const words = ruleWords(text)
  const tests: Test[] = []
  const options = new Map<string, string>()
  let isNegated = false
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (word === '!') {
      isNegated = true
      continue
    }
    const makeTest = testOf[word]
    if (makeTest) {
      const values = words.slice(index + 1, index + 1 + (makeTest.length || 1))
      index += word === '--syn' ? 0 : values.length
      const test = makeTest(...(values as [string, string]))
      const wanted = !isNegated
      tests.push((context) => test(context) === wanted)
    } else if (word === '--syn') {
      const wanted = !isNegated
      tests.push(({ packet }) => (packet.flags === 'SYN') === wanted)
    } else if (/^--(random(-fully)?|persistent|log-(tcp|ip|uid).*)$/.test(word)) options.set(word, '')
    else if (word.startsWith('-')) options.set(word, words[++index] ?? '')
    else throw new Errno('EINVAL')
    isNegated = false
  }
  return { matches: (context) => tests.every((test) => test(context)), target: targetOf(options) }
}

const ports = (text: string, pick: (packet: Packet) => readonly number[]): Test => {
  const ranges = text.split(',').map((range) => {
    const [first = '', last = first] = range.split(':')
    return [Number(first || 0), Number(last || 65_535)] as const
  })
  return ({ packet }) =>
    packet.protocol !== 'icmp' &&
    pick(packet).some((port) => ranges.some(([first, last]) => port >= first && port <= last))
}

const network = (text: string, pick: (packet: Packet) => number): Test => {
  const prefix = parsePrefix(text)
  if (!prefix) throw new Errno('EINVAL')
  return ({ packet }) => contains(prefix, pick(packet))
}

/** `eth+` stands for every name that begins so. */
const link = (pattern: string, pick: (context: RuleContext) => string | undefined): Test =>
  pattern.endsWith('+')
    ? (context) => pick(context)?.startsWith(pattern.slice(0, -1)) ?? false
    : (context) => pick(context) === pattern

const states = (list: string): Test => {
  const wanted = list.split(',')
  return (context) => context.states.some((state) => wanted.includes(state))
}

const icmpTypes: Readonly<Record<string, string>> = {
  '8': 'echo-request',
  '0': 'echo-reply',
  '3': 'unreachable',
  '11': 'time-exceeded',
}

const always: Test = () => true

const testOf: Readonly<Record<string, (value: string, second: string) => Test>> = {
  '-p': (protocol: string) => (protocol === 'all' ? always : ({ packet }) => packet.protocol === protocol),
  '-s': (text: string) => network(text, ({ source }) => source),
  '-d': (text: string) => network(text, ({ destination }) => destination),
  '-i': (name: string) => link(name, ({ inLink }) => inLink),
  '-o': (name: string) => link(name, ({ outLink }) => outLink),
  '-m': (_name: string) => always,
  '--comment': (_text: string) => always,
  '--sport': (text: string) => ports(text, ({ sourcePort }) => [sourcePort]),
  '--dport': (text: string) => ports(text, ({ destinationPort }) => [destinationPort]),
  '--sports': (text: string) => ports(text, ({ sourcePort }) => [sourcePort]),
  '--dports': (text: string) => ports(text, ({ destinationPort }) => [destinationPort]),
  '--ports': (text: string) =>
    ports(text, ({ sourcePort, destinationPort }) => [sourcePort, destinationPort]),
  '--ctstate': states,
  '--state': states,
  '--src-type':
    (type: string) =>
    ({ packet, addressType }) =>
      addressType(packet.source) === type,
  '--dst-type':
    (type: string) =>
    ({ packet, addressType }) =>
      addressType(packet.destination) === type,
  '--icmp-type':
    (type: string) =>
    ({ packet }) =>
      type === 'any' || packet.icmp?.type === (icmpTypes[type.replace(/\/.*/, '')] ?? type),
  '--mark': (text: string) => {
    const [value, mask] = masked(text)
    return ({ packet }) => ((packet.mark ?? 0) & mask) >>> 0 === value
  },
  '--tcp-flags': (mask: string, set: string) => {
    const asked = mask.split(',')
    const wanted = set === 'NONE' ? [] : set.split(',')
    return ({ packet }) => {
      const flags = packet.flags?.split(',')
      return flags !== undefined && asked.every((flag) => flags.includes(flag) === wanted.includes(flag))
    }
  },
}

function masked(text: string): readonly [number, number] {
  const [value = '0', mask = '0xffffffff'] = text.split('/')
  return [Number(value) >>> 0, Number(mask) >>> 0]
}

function targetOf(options: ReadonlyMap<string, string>): Target | undefined {
  const chain = options.get('-g')
  if (chain !== undefined) return { type: 'jump', chain, isGoto: true }
  const name = options.get('-j')
  switch (name) {
    case undefined:
      return undefined
    case 'ACCEPT':
    case 'DROP':
    case 'RETURN':
    case 'LOG':
      return { type: name }
    case 'REJECT':
      return { type: name, reply: options.get('--reject-with') ?? 'icmp-port-unreachable' }
    case 'DNAT':
      return { type: name, ...endOf(options.get('--to-destination') ?? '') }
    case 'SNAT':
      return { type: name, ...endOf(options.get('--to-source') ?? '') }
    case 'MASQUERADE':
    case 'REDIRECT':
      return { type: name, ...endOf(`:${options.get('--to-ports') ?? ''}`) }
    case 'MARK': {
      const [value, mask] = masked(options.get('--set-xmark') ?? '0')
      return { type: name, value, mask }
    }
    default:
      return { type: 'jump', chain: name, isGoto: false }
  }
}

/** `address`, `:port` or `address:port`; of ranges the first. */
function endOf(text: string): { readonly address?: number; readonly port?: number } {
  const [range = '', portRange = ''] = text.split(':')
  const address = parseAddress(range.split('-')[0] ?? '')
  const port = Number(portRange.split('-')[0] ?? '')
  return { ...(address !== undefined && { address }), ...(port > 0 && { port }) }
}
