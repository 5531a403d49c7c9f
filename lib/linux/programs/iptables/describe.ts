import { findService } from '../support/services'
import { icmpTypes, LEVELS } from './match-options'

const FLAG_BITS = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16, URG: 32 } as const
const bits = (list: string): string => {
  const value = list
    .split(',')
    .reduce((sum, flag) => sum + (FLAG_BITS[flag as keyof typeof FLAG_BITS] ?? 0), 0)
  return `0x${value.toString(16).padStart(2, '0').toUpperCase()}`
}

interface Context {
  readonly next: () => string
  readonly not: string
  readonly numeric: boolean
  /** ports by name, where names are wanted */
  readonly named: (list: string) => string
  readonly isMasquerade: boolean
}

type Describe = (context: Context) => string

const port =
  (kind: string): Describe =>
  ({ next, not, named }) => {
    const list = next()
    return ` ${kind}${list.includes(':') ? 's' : ''}:${not}${named(list)}`
  }
const multiport =
  (kind: string): Describe =>
  ({ next, not, named }) =>
    ` multiport ${kind} ${not}${named(next())}`
const state =
  (kind: string): Describe =>
  ({ next, not }) =>
    ` ${not ? '! ' : ''}${kind} ${next()}`
const after =
  (text: string): Describe =>
  ({ next, not }) =>
    ` ${text}${not}${next()}`

const MATCH_HEADS: Readonly<Record<string, string>> = {
  tcp: ' tcp',
  udp: ' udp',
  addrtype: ' ADDRTYPE match',
}

/** How each option of a rule reads in `iptables -L`, after a space. */
const describers: Readonly<Record<string, Describe>> = {
  '-m': ({ next }) => MATCH_HEADS[next()] ?? '',
  '--dport': port('dpt'),
  '--sport': port('spt'),
  '--dports': multiport('dports'),
  '--sports': multiport('sports'),
  '--ports': multiport('ports'),
  '--tcp-flags': ({ next, not, numeric }) => {
    const [mask, set] = [next(), next()]
    return ` flags:${not}${numeric ? `${bits(mask)}/${bits(set)}` : `${mask}/${set}`}`
  },
  '--icmp-type': ({ next, not, numeric }) => {
    const type = next()
    const name = Object.entries(icmpTypes).find(([, number]) => number === type)?.[0]
    return numeric || !name ? ` icmptype ${not}${type}` : ` icmp ${not}${name}`
  },
  '--ctstate': state('ctstate'),
  '--state': state('state'),
  '--dst-type': after('dst-type '),
  '--src-type': after('src-type '),
  '--comment': ({ next }) => ` /* ${next()} */`,
  '--mark': after('mark match '),
  '--reject-with': after('reject-with '),
  '=LOG': ({ numeric }) => (numeric ? ' LOG flags 0 level 4' : ' LOG level warn'),
  '--log-prefix': ({ next }) => ` prefix "${next()}"`,
  '--to-destination': after('to:'),
  '--to-source': after('to:'),
  '--to-ports': ({ next, isMasquerade }) =>
    isMasquerade ? ` masq ports: ${next()}` : ` redir ports ${next()}`,
  '--set-xmark': ({ next }) => {
    const [value, mask] = next().split('/')
    return mask === '0xffffffff' ? ` MARK set ${value}` : ` MARK xset ${value}/${mask}`
  },
}

/** Matches and the target's options of a rule in the tool's own words. */
export function describe(words: readonly string[], protocol: string, numeric: boolean): string {
  const rest = [...words]
  const isMasquerade = words.includes('=MASQUERADE')
  const named = (list: string): string =>
    numeric ? list : list.replace(/\d+/g, (number) => findService(Number(number), protocol)?.name ?? number)
  const next = (): string => rest.shift() ?? ''
  let out = ''
  let not = ''
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '!') {
      not = '!'
      continue
    }
    const describer = describers[word]
    if (describer) out += describer({ next, not, numeric, named, isMasquerade })
    else if (word === '--log-level') {
      const level = next()
      out = out.replace(/level \w+/, `level ${numeric ? level : (LEVELS[Number(level)] ?? level)}`)
    } else if (word.startsWith('--')) out += ` ${word.slice(2)}`
    not = ''
  }
  return out
}
