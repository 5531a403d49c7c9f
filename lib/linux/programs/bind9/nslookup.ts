import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { type DnsRecord, type RecordType, reverseName } from '../../net/dns-message'
import { isAddress } from '../support/resolve'
import { candidates, readResolvConf } from '../support/resolver'
import { type Lookup, lookUp, recordType, VERSION } from './lookup'

/** nslookup: asks name servers, without the interactive mode. */
export function* nslookup(process: Process): Blocking<number> {
  const { sys, stdout, stderr, argv } = process
  let type: RecordType | undefined
  let timeout = 5
  const operands: string[] = []
  for (const word of argv.slice(1)) {
    const option = /^-(?:(?:query)?type|q|querytype)=(.*)$/.exec(word)
    if (option) type = recordType(option[1] ?? '')
    else if (/^-timeout=\d+$/.test(word)) timeout = Number(word.slice(9))
    else if (word === '-version') {
      yield* stdout.write(`nslookup ${VERSION}\n`)
      return 0
    } else if (word.startsWith('-')) {
      yield* stderr.write(`nslookup: option ${word} is not simulated here\n`)
      return 1
    } else operands.push(word)
  }
  const [name, server] = operands
  if (name === undefined) {
    yield* stderr.write('nslookup: the interactive mode is not simulated here\n')
    return 1
  }
  const rules = { server, timeout, tries: 3 }
  if (isAddress(name)) return yield* answerFor(process, reverseName(name), 'PTR', rules)
  const configuration = yield* readResolvConf(sys)
  const names = candidates(name, configuration)
  const [first = name] = names
  let chosen = first
  for (const candidate of names) {
    const lookup = yield* lookUp(process, candidate, type ?? 'A', rules)
    if (lookup.message?.code !== 'NOERROR') continue
    chosen = candidate
    break
  }
  return yield* answerFor(process, chosen, type, rules)
}

type Rules = Parameters<typeof lookUp>[3]

function* answerFor(
  process: Process,
  name: string,
  type: RecordType | undefined,
  rules: Rules,
): Blocking<number> {
  const { stdout } = process
  const lookup = yield* lookUp(process, name, type ?? 'A', rules)
  const { message } = lookup
  if (!message) {
    const errors = lookup.silent.map((server) => `;; communications error to ${server}#53: timed out\n`)
    yield* stdout.write(`${errors.join('')};; no servers could be reached\n\n`)
    return 1
  }
  const head = `Server:\t\t${lookup.server}\nAddress:\t${lookup.server}#53\n\n`
  if (message.code !== 'NOERROR') {
    yield* stdout.write(`${type === 'PTR' ? '' : head}** server can't find ${name}: ${message.code}\n\n`)
    return 1
  }
  if (type === 'PTR') {
    yield* stdout.write(`${message.answers.map(line).join('')}\nAuthoritative answers can be found from:\n\n`)
    return 0
  }
  yield* stdout.write(head + (yield* answerText(process, name, type, lookup, rules)))
  return 0
}

function* answerText(
  process: Process,
  name: string,
  type: RecordType | undefined,
  { message }: Lookup,
  rules: Rules,
): Blocking<string> {
  const records = [...(message?.answers ?? [])]
  if (type === undefined) {
    const more = yield* lookUp(process, name, 'AAAA', rules)
    records.push(...(more.message?.answers ?? []).filter((record) => record.type === 'AAAA'))
  }
  const authoritative = message?.isAuthoritative ? '' : 'Non-authoritative answer:\n'
  if (records.length === 0) return `${authoritative}*** Can't find ${name}: No answer\n\n`
  const tail =
    type === undefined || type === 'A' || type === 'AAAA'
      ? ''
      : '\nAuthoritative answers can be found from:\n'
  return `${authoritative}${records.map(line).join('')}${tail}\n`
}

function line({ name, type, data }: DnsRecord): string {
  switch (type) {
    case 'A':
    case 'AAAA':
      return `Name:\t${name}\nAddress: ${data}\n`
    case 'PTR':
      return `${name}\tname = ${data}.\n`
    case 'MX':
      return `${name}\tmail exchanger = ${data.replace(/\.$/, '')}.\n`
    case 'NS':
      return `${name}\tnameserver = ${data}.\n`
    case 'CNAME':
      return `${name}\tcanonical name = ${data}.\n`
    case 'TXT':
      return `${name}\ttext = "${data}"\n`
    default:
      return `${name}\t${type} ${data}\n`
  }
}
