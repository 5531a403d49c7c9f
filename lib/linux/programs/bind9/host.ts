import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { type DnsRecord, type RecordType, reverseName } from '../../net/dns-message'
import { isAddress } from '../support/resolve'
import { candidates, readResolvConf } from '../support/resolver'
import { type Lookup, lookUp, recordType, VERSION } from './lookup'

const usage = 'Usage: host [-4V] [-t type] [-W time] [-R number] hostname [server]\n'
const CODES: Readonly<Record<string, number>> = {
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
}

/** host: a name's addresses and mail servers, or an address's name. */
export function* host(process: Process): Blocking<number> {
  const { stdout, stderr, argv } = process
  const operands: string[] = []
  let type: RecordType | undefined
  let timeout = 5
  let tries = 2
  const words = argv.slice(1)
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-t') type = recordType(words.shift() ?? '')
    else if (word === '-W') timeout = Number(words.shift())
    else if (word === '-R') tries = Number(words.shift())
    else if (word === '-V') {
      yield* stdout.write(`host ${VERSION}\n`)
      return 0
    } else if (word === '-4') continue
    else if (word.startsWith('-')) {
      yield* stderr.write(`host: option ${word} is not simulated here\n`)
      return 1
    } else operands.push(word)
  }
  const [name, server] = operands
  if (name === undefined) {
    yield* stderr.write(usage)
    return 1
  }
  if (server !== undefined)
    yield* stdout.write(`Using domain server:\nName: ${server}\nAddress: ${server}#53\nAliases: \n\n`)
  return yield* answer(process, name, type, { server, timeout, tries })
}

function* answer(
  process: Process,
  name: string,
  type: RecordType | undefined,
  rules: Parameters<typeof lookUp>[3],
): Blocking<number> {
  const { sys, stdout } = process
  const isReverse = isAddress(name)
  const names = isReverse ? [reverseName(name)] : candidates(name, yield* readResolvConf(sys))
  let lookup: Lookup | undefined
  for (const candidate of names) {
    lookup = yield* lookUp(process, candidate, type ?? (isReverse ? 'PTR' : 'A'), rules)
    if (!lookup.message || lookup.message.code === 'NOERROR') break
  }
  const message = lookup?.message
  if (!message) {
    const errors = lookup?.silent.map((each) => `;; communications error to ${each}#53: timed out\n`) ?? []
    yield* stdout.write(`${errors.join('')};; no servers could be reached\n`)
    return 1
  }
  const asked = message.questions[0]?.name ?? name
  if (message.code !== 'NOERROR') {
    const shown = isReverse ? `${asked}.` : name
    yield* stdout.write(`Host ${shown} not found: ${CODES[message.code]}(${message.code})\n`)
    return 1
  }
  const records = [...message.answers]
  if (type === undefined && !isReverse) {
    for (const more of ['AAAA', 'MX'] as const)
      records.push(...((yield* lookUp(process, asked, more, rules)).message?.answers ?? []))
  }
  if (records.length === 0) yield* stdout.write(`${asked} has no ${type ?? 'A'} record\n`)
  yield* stdout.write(records.map(line).join(''))
  return 0
}

function line({ name, type, data }: DnsRecord): string {
  const words: Partial<Record<RecordType, string>> = {
    A: `has address ${data}`,
    AAAA: `has IPv6 address ${data}`,
    MX: `mail is handled by ${data.replace(/\.$/, '')}.`,
    PTR: `domain name pointer ${data}.`,
    NS: `name server ${data}.`,
    CNAME: `is an alias for ${data}.`,
    TXT: `descriptive text "${data}"`,
  }
  return `${name} ${words[type] ?? `has ${type} record ${data}`}\n`
}
