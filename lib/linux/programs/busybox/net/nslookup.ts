import type { Blocking } from '../../../kernel/wait-queue'
import { type DnsMessage, type DnsRecord, type RecordType, reverseName } from '../../../net/dns-message'
import { isAddress } from '../../support/resolve'
import { askServer, candidates, readResolvConf } from '../../support/resolver'
import { type Applet, type AppletContext, type Applets, AppletUsage } from '../applet'
import { addressOf } from './ping'

const PORT = 53

/** What a record says, in nslookup's words. */
const rows: Partial<Record<RecordType, (record: DnsRecord) => string>> = {
  A: ({ name, data }) => `Name:\t${name}\nAddress: ${data}\n`,
  AAAA: ({ name, data }) => `Name:\t${name}\nAddress: ${data}\n`,
  CNAME: ({ name, data }) => `${name}\tcanonical name = ${data}\n`,
  MX: ({ name, data }) => `${name}\tmail exchanger = ${data}\n`,
  NS: ({ name, data }) => `${name}\tnameserver = ${data}\n`,
  PTR: ({ name, data }) => `${name}\tname = ${data}\n`,
  TXT: ({ name, data }) => `${name}\ttext = "${data}"\n`,
}

const nslookup: Applet = {
  options: '*',
  usage: '[-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]',
  about: 'Ask a DNS server for a name',
  *run(context) {
    const { process, words } = context
    const types = words.flatMap((word) => /^-(?:query)?type=(.*)$/.exec(word)?.[1]?.toUpperCase() ?? [])
    const [host, server] = words.filter((word) => !word.startsWith('-'))
    if (host === undefined) throw new AppletUsage('')
    const conf = yield* readResolvConf(process.sys)
    const [first = ''] = conf.servers
    const address = server === undefined ? first : yield* addressOf(context, server)
    const wanted: readonly RecordType[] =
      types.length > 0 ? (types as RecordType[]) : isAddress(host) ? ['PTR'] : ['AAAA', 'A']
    const names = isAddress(host)
      ? [reverseName(host)]
      : candidates(host, conf).slice(0, host.includes('.') ? 1 : undefined)
    const found = yield* ask(context, address, names, wanted, conf.timeout)
    if (!found) {
      yield* process.stdout.write(';; connection timed out; no servers could be reached\n\n')
      return 1
    }
    let text = `Server:\t\t${address}\nAddress:\t${address}:${PORT}\n\n`
    let status = 0
    for (const { code, questions, answers, isAuthoritative } of found) {
      if (code !== 'NOERROR') {
        text += `** server can't find ${questions[0]?.name ?? host}: ${code}\n\n`
        status = 1
        continue
      }
      if (!isAuthoritative) text += 'Non-authoritative answer:\n'
      text += `${answers.map((record) => rows[record.type]?.(record) ?? '').join('')}\n`
    }
    yield* process.stdout.write(text)
    return status
  },
}

/** The answers for the first of the names that exists; undefined when the server is silent. */
function* ask(
  { process }: AppletContext,
  server: string,
  names: readonly string[],
  types: readonly RecordType[],
  timeout: number,
): Blocking<DnsMessage[] | undefined> {
  let answers: DnsMessage[] = []
  for (const name of names) {
    answers = []
    for (const type of types) {
      const answer = yield* askServer(process.sys, server, name, type, timeout)
      if (!answer) return undefined
      answers.push(answer)
    }
    if (answers.some(({ code }) => code === 'NOERROR')) return answers
  }
  return answers
}

export const lookupApplets: Applets = { nslookup }
