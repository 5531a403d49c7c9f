import { concat, encode } from '../../../../base/bytes'
import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import type { HttpResponse } from '../../../net/http'
import { canonicalHeader, reasonPhrase } from '../../../net/http-text'
import { connectBefore } from '../../support/connect'
import { statIfAny } from '../../support/files'
import { startTls } from '../../support/start-tls'
import {
  type Applet,
  type AppletContext,
  AppletFailure,
  type Applets,
  AppletUsage,
  number,
  orFailLater,
} from '../applet'
import { addressOf } from './ping'

const MAX_REDIRECTS = 20
const BAR_WIDTH = 32

interface Url {
  readonly scheme: string
  readonly host: string
  readonly port: number
  readonly path: string
}

function parseUrl(text: string): Url {
  const [, scheme = 'http', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/s.exec(text) ?? []
  if (!['http', 'https', 'ftp'].includes(scheme)) throw new AppletFailure(`not an http or ftp url: ${text}`)
  const [, host = '', port, path = ''] = /^(?:[^@/]*@)?([^:/?#]*)(?::(\d+))?([^#]*)/.exec(rest) ?? []
  const standard = { http: 80, https: 443, ftp: 21 }[scheme] ?? 80
  return {
    scheme,
    host,
    port: port === undefined ? standard : Number(port),
    path: path.startsWith('/') ? path : `/${path}`,
  }
}

const wget: Applet = {
  options: 'cqSO:o:P:Y:U:T:t:nb!',
  long: 'continue:c quiet:q server-response:S output-document:O output-file:o directory-prefix:P proxy:Y user-agent:U timeout:T tries:t header= post-data= post-file= spider no-check-certificate no-clobber passive-ftp',
  usage:
    '[-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]\n\t[--post-data STR | --post-file FILE] [-Y on/off]\n\t[--no-check-certificate] [-P DIR] [-U AGENT] [-T SEC] URL...',
  about: 'Fetch files over HTTP',
  *run(context) {
    if (context.operands.length === 0) throw new AppletUsage('')
    for (const url of context.operands) yield* new Download(context).fetch(parseUrl(url))
    return 0
  },
}

class Download {
  constructor(private readonly context: AppletContext) {}

  *fetch(start: Url): Blocking<void> {
    let url = start
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const { response, body } = yield* this.#exchange(url)
      const { location } = response.headers
      if (response.status >= 300 && response.status < 400 && location !== undefined) {
        url = location.includes('://') ? parseUrl(location) : { ...url, path: location }
        continue
      }
      const isGood = response.status >= 200 && response.status < 300
      if (!isGood)
        throw new AppletFailure(
          `server returned error: HTTP/1.1 ${response.status} ${reasonPhrase(response.status)}`,
        )
      if (this.context.flags.has('spider')) return yield* this.#say('remote file exists\n')
      return yield* this.#store(url, body)
    }
    throw new AppletFailure('too many redirections')
  }

  *#say(text: string): Blocking<void> {
    if (!this.context.flags.has('q')) yield* this.context.process.stderr.write(text)
  }

  *#connect({ scheme, host, port }: Url): Blocking<number> {
    const { context } = this
    const { sys } = context.process
    const address = yield* addressOf(context, host)
    yield* this.#say(`Connecting to ${host}:${port} (${address}:${port})\n`)
    const fd = sys.socket('inet')
    const limit = context.values.get('T')
    const deadline = sys.now() + (limit === undefined ? 900 : number(limit)) * SECOND
    const outcome = yield* connectBefore(sys, fd, { family: 'inet', address, port }, deadline)
    if (outcome === 'late') throw new AppletFailure('download timed out')
    if (outcome !== 'connected')
      throw new AppletFailure(`can't connect to remote host (${address}): ${outcome.message}`)
    if (scheme === 'https' && (yield* startTls(sys, fd)) !== 'secured')
      throw new AppletFailure('error getting response: Connection reset by peer')
    if (scheme === 'ftp') throw new AppletFailure('ftp is not simulated here')
    return fd
  }

  *#exchange(url: Url): Blocking<{ readonly response: HttpResponse; readonly body: Uint8Array }> {
    const { context } = this
    const { sys } = context.process
    const fd = yield* this.#connect(url)
    const post = context.values.get('post-data')
    const extra = context.given
      .filter(({ option }) => option === 'header')
      .map(({ value }) => [value.split(':')[0]?.toLowerCase() ?? '', value.replace(/^[^:]*: */, '')] as const)
    const isStandard = url.port === 80 || url.port === 443
    try {
      yield* sys.sendHttp(fd, {
        type: 'request',
        method: post === undefined ? (context.flags.has('spider') ? 'HEAD' : 'GET') : 'POST',
        target: url.path,
        headers: {
          host: isStandard ? url.host : `${url.host}:${url.port}`,
          'user-agent': context.values.get('U') ?? 'Wget',
          connection: 'close',
          ...(post !== undefined && {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': String(encode(post).length),
          }),
          ...Object.fromEntries(extra),
        },
      })
      if (post !== undefined) yield* sys.sendHttp(fd, { type: 'chunk', bytes: encode(post) })
      yield* sys.sendHttp(fd, { type: 'end' })
      const response = yield* sys.receiveHttp(fd)
      if (response?.type !== 'response') throw new AppletFailure('error getting response: Success')
      if (context.flags.has('S')) yield* this.#head(response)
      const parts: Uint8Array[] = []
      for (
        let part = yield* sys.receiveHttp(fd);
        part && part.type !== 'end';
        part = yield* sys.receiveHttp(fd)
      )
        if (part.type === 'chunk') parts.push(part.bytes)
      return { response, body: concat(parts) }
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new AppletFailure(`error getting response: ${error.message}`)
    } finally {
      sys.close(fd)
    }
  }

  *#head({ status, headers }: HttpResponse): Blocking<void> {
    const lines = [
      `HTTP/1.1 ${status} ${reasonPhrase(status)}`,
      ...Object.entries(headers).map(([name, value]) => `${canonicalHeader(name)}: ${value}`),
      '',
    ]
    yield* this.context.process.stderr.write(lines.map((line) => `  ${line}\n`).join(''))
  }

  *#store({ path }: Url, body: Uint8Array): Blocking<void> {
    const { process, values } = this.context
    const base = path.replace(/\?.*/, '').split('/').pop() || 'index.html'
    const prefix = values.get('P')
    const output = values.get('O')
    const name = output ?? (prefix === undefined ? base : `${prefix}/${base}`)
    const bar = `${(output === '-' ? '-' : (name.split('/').pop() ?? '')).slice(0, 20).padEnd(20)} 100% |${'*'.repeat(BAR_WIDTH)}|${scaled(body.length)} 0:00:00 ETA\n`
    if (output === '-') {
      yield* this.#say('writing to stdout\n')
      yield* process.stdout.write(body)
      return yield* this.#say(`${bar}written to stdout\n`)
    }
    if (output === undefined && statIfAny(process.sys, name) && !this.context.flags.has('c'))
      throw new AppletFailure(`can't open '${name}': File exists`)
    const fd = yield* orFailLater(
      process.sys.open(name, { access: 'write', create: true, truncate: true }, 0o666),
      `can't open '${name}'`,
    )
    if (body.length > 0) yield* process.sys.write(fd, body)
    process.sys.close(fd)
    yield* this.#say(`saving to '${name}'\n${bar}'${name}' saved\n`)
  }
}

/** `     3 `, ` 976k`: as many digits as fit. */
function scaled(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 100_000) {
    value = Math.floor(value / 1024)
    unit++
  }
  return `${String(value).padStart(6)}${' kMGT'[unit]}`
}

export const downloadApplets: Applets = { wget }
