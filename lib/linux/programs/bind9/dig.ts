import { civil } from '../../../base/civil'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import {
  type DnsMessage,
  type DnsRecord,
  encodeDns,
  type RecordType,
  reverseName,
} from '../../net/dns-message'
import { type Lookup, lookUp, recordType, VERSION } from './lookup'

const usage = `Usage:  dig [@server] [-p port] [-x address] [-t type] name [type] [+option...]
Options: +[no]short +[no]all +[no]answer +[no]authority +[no]question +[no]comments +[no]stats +[no]cmd +time=N +tries=N
`

interface Query {
  name: string
  type: RecordType
  server: string | undefined
  port: number
  timeout: number
  tries: number
  readonly shows: Map<string, boolean>
}

const SECTIONS = ['cmd', 'comments', 'question', 'answer', 'authority', 'additional', 'stats'] as const

/** dig: a DNS question and everything about its answer. */
export function* dig(process: Process): Blocking<number> {
  const { stdout, stderr, argv } = process
  const words = argv.slice(1)
  if (words.includes('-v')) {
    yield* stderr.write(`DiG ${VERSION}\n`)
    return 0
  }
  if (words.includes('-h')) {
    yield* stdout.write(usage)
    return 0
  }
  const query = parse(words)
  if (typeof query === 'string') {
    yield* stderr.write(`dig: ${query}\n`)
    return 1
  }
  const { name, type } = query
  const lookup = yield* lookUp(process, name, type, query)
  const isShort = query.shows.get('short') === true
  const cmd = `\n; <<>> DiG ${VERSION} <<>> ${words.join(' ')}\n${query.server === undefined ? '' : '; (1 server found)\n'};; global options: +cmd\n`
  const head = query.shows.get('cmd') && !isShort ? cmd : ''
  if (!lookup.message) {
    const errors = lookup.silent.map(
      (server) => `;; communications error to ${server}#${query.port}: timed out\n`,
    )
    yield* stdout.write(`${errors.join('')}${head}${isShort ? '' : ';; no servers could be reached\n'}`)
    return 9
  }
  yield* stdout.write(
    isShort ? shortText(lookup.message) : head + longText(process, lookup.message, lookup, query),
  )
  return 0
}

/** What is asked for; a text when the command line makes no sense. */
function parse(words: readonly string[]): Query | string {
  const shows = new Map<string, boolean>(SECTIONS.map((section) => [section, true]))
  const query: Query = { name: '.', type: 'A', server: undefined, port: 53, timeout: 5, tries: 3, shows }
  const rest = [...words]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const problem = readWord(query, word, () => rest.shift() ?? '')
    if (problem !== undefined) return problem
  }
  return query
}

/** Takes in one word, with `next` for its argument; what is wrong with it, if anything. */
function readWord(query: Query, word: string, next: () => string): string | undefined {
  if (word.startsWith('+')) return setDisplay(query, word.slice(1))
  if (word.startsWith('@')) query.server = word.slice(1)
  else if (word === '-x') {
    query.name = reverseName(next())
    query.type = 'PTR'
  } else if (word === '-p') query.port = Number(next())
  else if (word === '-t') query.type = recordType(next()) ?? 'A'
  else if (word.startsWith('-'))
    return /^-[4u]$/.test(word) ? undefined : `option ${word} is not simulated here`
  else if (query.name === '.') query.name = word.replace(/(.)\.$/, '$1')
  else query.type = recordType(word) ?? query.type
  return undefined
}

function setDisplay(query: Query, text: string): string | undefined {
  const { shows } = query
  const isOn = !text.startsWith('no')
  const [name = '', value = ''] = (isOn ? text : text.slice(2)).split('=')
  if (name === 'time' || name === 'timeout') query.timeout = Number(value)
  else if (name === 'tries') query.tries = Number(value)
  else if (name === 'retry') query.tries = Number(value) + 1
  else if (name === 'all') for (const section of SECTIONS) shows.set(section, isOn)
  else if (name === 'short' || SECTIONS.some((section) => section === name)) shows.set(name, isOn)
  else if (!/^(recurse|rec|edns|search|cookie|dnssec|tcp|multiline|ttlid|class|adflag|identify)$/.test(name))
    return `invalid option: +${text}`
  else if (isOn && !/^(recurse|rec|search|edns|adflag|ttlid|class)$/.test(name))
    return `option +${text} is not simulated here`
  return undefined
}

/** Names end with a dot, texts are quoted. */
function dataText({ type, data }: DnsRecord): string {
  if (type === 'A' || type === 'AAAA') return data
  if (type === 'TXT') return `"${data}"`
  if (type === 'SOA') return data.replace(/^(\S+) (\S+)/, '$1. $2.')
  return `${data.replace(/\.$/, '')}.`
}

function shortText({ answers }: DnsMessage): string {
  return answers.map((record) => `${dataText(record)}\n`).join('')
}

/** Columns of a zone file: tabs to column 24, then 32. */
function recordLine(record: DnsRecord): string {
  const name = `${record.name}.`
  const tabs = '\t'.repeat(Math.max(1, 3 - Math.floor(name.length / 8)))
  return `${name}${tabs}${record.ttl}\tIN\t${record.type}\t${dataText(record)}\n`
}

function longText(
  { sys }: Process,
  message: DnsMessage,
  { server, time }: Lookup,
  { shows, port }: Query,
): string {
  const { code, id, questions, answers, authority } = message
  const withComments = shows.get('comments') === true
  const section = (title: string, lines: readonly string[]): string =>
    lines.length === 0
      ? ''
      : `${withComments ? `;; ${title} SECTION:\n` : ''}${lines.join('')}${withComments ? '\n' : ''}`
  const flags = [
    'qr',
    message.isAuthoritative ? 'aa' : '',
    message.recursionDesired ? 'rd' : '',
    message.recursionAvailable ? 'ra' : '',
  ]
  const parts: string[] = []
  if (withComments) {
    const counts = `QUERY: ${questions.length}, ANSWER: ${answers.length}, AUTHORITY: ${authority.length}, ADDITIONAL: 0`
    parts.push(
      `;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: ${code}, id: ${id}\n`,
      `;; flags: ${flags.filter(Boolean).join(' ')}; ${counts}\n\n`,
    )
  }
  if (shows.get('question'))
    parts.push(
      section(
        'QUESTION',
        questions.map(
          ({ name, type }) =>
            `;${name}.${'\t'.repeat(Math.max(2, 4 - Math.floor((name.length + 2) / 8)))}IN\t${type}\n`,
        ),
      ),
    )
  if (shows.get('answer')) parts.push(section('ANSWER', answers.map(recordLine)))
  if (shows.get('authority')) parts.push(section('AUTHORITY', authority.map(recordLine)))
  if (shows.get('stats')) {
    parts.push(
      `;; Query time: ${Math.floor(time / 1e6)} msec\n;; SERVER: ${server}#${port}(${server}) (UDP)\n`,
      `;; WHEN: ${when(sys.realtime())}\n;; MSG SIZE  rcvd: ${encodeDns(message).length}\n\n`,
    )
  }
  return parts.join('')
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function when(moment: Parameters<typeof civil>[0]): string {
  const { weekday, month, day, hour, minute, second, year } = civil(moment)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${DAYS[weekday]} ${MONTHS[month - 1]} ${two(day)} ${two(hour)}:${two(minute)}:${two(second)} UTC ${year}`
}
