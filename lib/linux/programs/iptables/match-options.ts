import { parsePort } from '../support/services'
import { wrongUse } from './failure'

/** Words of a match or target as `iptables -S` prints them, from what was given. @throws IptablesFailure */
type Normalise = (value: string, second: string, protocol: string) => readonly string[]

const FLAGS = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG']
const STATES = ['INVALID', 'NEW', 'RELATED', 'ESTABLISHED', 'UNTRACKED', 'SNAT', 'DNAT']
const ADDRESS_TYPES = [
  'UNSPEC',
  'UNICAST',
  'LOCAL',
  'BROADCAST',
  'ANYCAST',
  'MULTICAST',
  'BLACKHOLE',
  'UNREACHABLE',
  'PROHIBIT',
]

export const icmpTypes: Readonly<Record<string, string>> = {
  any: 'any',
  'echo-reply': '0',
  'destination-unreachable': '3',
  'network-unreachable': '3/0',
  'host-unreachable': '3/1',
  'port-unreachable': '3/3',
  redirect: '5',
  'echo-request': '8',
  'time-exceeded': '11',
}

function port(text: string, protocol: string): number {
  const number = parsePort(text, protocol)
  if (number === undefined) throw wrongUse(`invalid port/service \`${text}' specified`)
  return number
}

const range =
  (flag: string): Normalise =>
  (value, _, protocol) => {
    const [first = '', last] = value.split(':')
    const low = first === '' ? 0 : port(first, protocol)
    if (last === undefined) return [flag, String(low)]
    return [flag, `${low}:${last === '' ? 65_535 : port(last, protocol)}`]
  }

const list =
  (flag: string): Normalise =>
  (value, _, protocol) => [
    flag,
    value
      .split(',')
      .map((part) =>
        part
          .split(':')
          .map((text) => port(text, protocol))
          .join(':'),
      )
      .join(','),
  ]

const states =
  (flag: string): Normalise =>
  (value) => {
    const given = value.toUpperCase().split(',')
    const wrong = given.find((state) => !STATES.includes(state))
    if (wrong !== undefined) throw wrongUse(`Bad ${flag === '--state' ? 'state' : 'ctstate'} "${value}"`)
    return [flag, STATES.filter((state) => given.includes(state)).join(',')]
  }

function flags(text: string): string {
  if (text === 'NONE') return text
  const given = text === 'ALL' ? FLAGS : text.split(',')
  const wrong = given.find((flag) => !FLAGS.includes(flag))
  if (wrong !== undefined) throw wrongUse(`Unknown TCP flag \`${wrong}'`)
  return FLAGS.filter((flag) => given.includes(flag)).join(',')
}

const addressType =
  (flag: string): Normalise =>
  (value) => {
    if (!ADDRESS_TYPES.includes(value)) throw wrongUse(`addrtype: bad type \`${value}'`)
    return [flag, value]
  }

const hex = (text: string): string => `0x${(Number(text) >>> 0).toString(16)}`

/** `"…"` where a word would not stand alone, as iptables-save writes it. */
export const quoted = (text: string): string =>
  /^[\w-]+$/.test(text) ? text : `"${text.replace(/(["\\])/g, '\\$1')}"`

const service: Readonly<Record<string, Normalise>> = {
  '--dport': range('--dport'),
  '--destination-port': range('--dport'),
  '--sport': range('--sport'),
  '--source-port': range('--sport'),
}

const lists: Readonly<Record<string, Normalise>> = {
  '--dports': list('--dports'),
  '--destination-ports': list('--dports'),
  '--sports': list('--sports'),
  '--source-ports': list('--sports'),
  '--ports': list('--ports'),
}

/** The options of each match (iptables-extensions(8)). */
export const matchOptions: Readonly<Record<string, Readonly<Record<string, Normalise>>>> = {
  tcp: {
    ...service,
    '--syn': () => ['--tcp-flags', 'FIN,SYN,RST,ACK', 'SYN'],
    '--tcp-flags': (mask, set) => ['--tcp-flags', flags(mask), flags(set)],
  },
  udp: service,
  icmp: {
    '--icmp-type': (type) => {
      const number = icmpTypes[type] ?? (/^\d+(\/\d+)?$/.test(type) ? type : undefined)
      if (number === undefined) throw wrongUse(`Unknown ICMP type \`${type}'`)
      return ['--icmp-type', number]
    },
  },
  conntrack: { '--ctstate': states('--ctstate') },
  state: { '--state': states('--state') },
  addrtype: { '--src-type': addressType('--src-type'), '--dst-type': addressType('--dst-type') },
  multiport: lists,
  comment: { '--comment': (text) => ['--comment', quoted(text)] },
  mark: {
    '--mark': (text) => {
      const [value = '', mask] = text.split('/')
      return ['--mark', mask === undefined ? hex(value) : `${hex(value)}/${hex(mask)}`]
    },
  },
}

export const otherMatches: readonly string[] =
  'ah bpf cgroup cluster connbytes connlabel connlimit connmark cpu dccp devgroup dscp ecn esp hashlimit helper iprange ipvs length limit mac nfacct osf owner physdev pkttype policy quota rateest realm recent rpfilter sctp set socket statistic string tcpmss time tos ttl u32'.split(
    ' ',
  )

const REJECTIONS: Readonly<Record<string, string>> = {
  'net-unreach': 'icmp-net-unreachable',
  'host-unreach': 'icmp-host-unreachable',
  'port-unreach': 'icmp-port-unreachable',
  'admin-prohib': 'icmp-admin-prohibited',
}
const REPLIES = [
  'net-unreachable',
  'host-unreachable',
  'proto-unreachable',
  'port-unreachable',
  'net-prohibited',
  'host-prohibited',
  'admin-prohibited',
].map((name) => `icmp-${name}`)
export const LEVELS = ['emerg', 'alert', 'crit', 'error', 'warning', 'notice', 'info', 'debug']

const same =
  (flag: string): Normalise =>
  (value) => [flag, value]
const bare =
  (flag: string): Normalise =>
  () => [flag]

/** The options of each target. */
export const targetOptions: Readonly<Record<string, Readonly<Record<string, Normalise>>>> = {
  ACCEPT: {},
  DROP: {},
  RETURN: {},
  REJECT: {
    '--reject-with': (reply) => {
      const full = REJECTIONS[reply] ?? reply
      if (full !== 'tcp-reset' && !REPLIES.includes(full)) throw wrongUse(`unknown reject type "${reply}"`)
      return ['--reject-with', full]
    },
  },
  LOG: {
    '--log-prefix': (text) => ['--log-prefix', `"${text}"`],
    '--log-level': (text) => {
      const level = /^\d$/.test(text) ? Number(text) : LEVELS.findIndex((name) => name.startsWith(text))
      if (level < 0) throw wrongUse(`log-level "${text}" unknown`)
      return level === 4 ? [] : ['--log-level', String(level)]
    },
  },
  DNAT: {
    '--to-destination': same('--to-destination'),
    '--to': same('--to-destination'),
    '--random': bare('--random'),
    '--persistent': bare('--persistent'),
  },
  SNAT: {
    '--to-source': same('--to-source'),
    '--to': same('--to-source'),
    '--random': bare('--random'),
    '--persistent': bare('--persistent'),
  },
  MASQUERADE: {
    '--to-ports': same('--to-ports'),
    '--random': bare('--random'),
    '--random-fully': bare('--random-fully'),
  },
  REDIRECT: {
    '--to-ports': same('--to-ports'),
    '--to-port': same('--to-ports'),
    '--to': same('--to-ports'),
    '--random': bare('--random'),
  },
  MARK: {
    '--set-mark': (text) => {
      const [value = '', mask = '0xffffffff'] = text.split('/')
      return ['--set-xmark', `${hex(value)}/${hex(mask)}`]
    },
    '--set-xmark': (text) => {
      const [value = '', mask = '0xffffffff'] = text.split('/')
      return ['--set-xmark', `${hex(value)}/${hex(mask)}`]
    },
  },
}

export const otherTargets: readonly string[] =
  'AUDIT CHECKSUM CLASSIFY CLUSTERIP CONNMARK CONNSECMARK CT DSCP ECN HMARK IDLETIMER LED NETMAP NFLOG NFQUEUE NOTRACK RATEEST SECMARK SET SYNPROXY TCPMSS TCPOPTSTRIP TEE TOS TPROXY TRACE TTL ULOG'.split(
    ' ',
  )

/** Options that have no argument, and the one that has two. */
export const argumentCount = (option: string): number =>
  option === '--syn' || option.startsWith('--random') || option === '--persistent'
    ? 0
    : option === '--tcp-flags'
      ? 2
      : 1
