import { encode } from '../../../base/bytes'
import { SECOND } from '../../../base/clock'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { HttpResponse } from '../../net/http'
import type { ParsedOptions } from '../options'
import { startTls } from '../support/start-tls'
import { type Connection, connectTo, deadlineIn } from './connect'
import { CurlError } from './curl-error'
import { exchange, headLines } from './exchange'
import type { options as known } from './options'
import type { Output } from './output'
import { type Content, makeRequest, methodOf } from './request'
import { parseUrl, redirectUrl, type Url, urlText } from './url'
import type { TransferFacts } from './write-out'

type Given = ParsedOptions<typeof known>
type Facts = { -readonly [K in keyof TransferFacts]: TransferFacts[K] }

const MAX_REDIRECTS = 50

/** One URL fetched, redirects and all. */
export class Transfer {
  readonly facts: Facts
  readonly #startedAt: number
  readonly #deadline: number

  constructor(
    private readonly process: Process,
    private readonly given: Given,
    private readonly content: Content,
    private readonly output: Output,
    text: string,
  ) {
    this.#startedAt = process.sys.now()
    this.#deadline = deadlineIn(process, seconds(given.options.maxTime, '-m'))
    this.facts = {
      url: text,
      method: '',
      status: 0,
      contentType: '',
      received: 0,
      sent: 0,
      redirects: 0,
      redirectUrl: '',
      remoteAddress: '',
      remotePort: 0,
      seconds: 0,
      connectSeconds: 0,
      startSeconds: 0,
      exitCode: 0,
      error: '',
      file: '',
    }
  }

  get #elapsed(): number {
    return (this.process.sys.now() - this.#startedAt) / SECOND
  }

  /** @throws CurlError */
  *run(): Blocking<void> {
    const { options } = this.given
    try {
      let url = parseUrl(this.facts.url)
      let method = methodOf(this.given, this.content)
      let content = this.content
      const limit = Number(options.maxRedirects ?? MAX_REDIRECTS)
      for (;;) {
        const response = yield* this.#fetch(url, method, content)
        const location = response.headers.location
        const isRedirect = location !== undefined && response.status >= 300 && response.status < 400
        if (isRedirect) this.facts.redirectUrl = urlText(redirectUrl(url, location))
        if (!isRedirect || !options.location) return
        if (this.facts.redirects >= limit) throw new CurlError(47, `Maximum (${limit}) redirects followed`)
        this.facts.redirects++
        this.facts.redirectUrl = ''
        yield* this.#note(`Issue another request to this URL: '${urlText(redirectUrl(url, location))}'`)
        url = redirectUrl(url, location)
        // After 301 to 303 browsers, and so curl, ask by GET.
        if (response.status <= 303 && method === 'POST' && options.request === undefined) {
          method = 'GET'
          content = { body: undefined, isJson: false }
        }
      }
    } finally {
      this.facts.seconds = this.#elapsed
    }
  }

  *#fetch(url: Url, method: string, content: Content): Blocking<HttpResponse> {
    const { process, given, facts } = this
    const { options } = given
    Object.assign(facts, { url: urlText(url), method, received: 0 })
    const connection: Connection = yield* connectTo(process, url, {
      unixSocket: options.unixSocket,
      resolve: given.given.filter(({ name }) => name === 'resolve').map(({ value }) => value),
      connectDeadline: deadlineIn(process, seconds(options.connectTimeout, '--connect-timeout')),
      deadline: this.#deadline,
      note: (text) => this.#note(text),
    })
    facts.connectSeconds = this.#elapsed
    if (url.scheme === 'https') yield* secure(process, connection.fd, url)
    facts.remoteAddress = connection.address
    facts.remotePort = connection.address === '' ? 0 : url.port
    facts.sent = options.get ? 0 : (content.body?.length ?? 0)
    let response: HttpResponse | undefined
    try {
      const request = makeRequest(url, content, given, method)
      const body = options.get ? undefined : content.body
      yield* exchange(
        process,
        connection.fd,
        request,
        body,
        {
          head: (message) => {
            response = message
            return this.#head(message)
          },
          body: (bytes) => this.#body(bytes, response),
        },
        {
          deadline: this.#deadline,
          startedAt: this.#startedAt,
          verbose: (sign, text) => this.#verbose(sign, text),
        },
      )
    } finally {
      process.sys.close(connection.fd)
    }
    if (!response) throw new CurlError(52, 'Empty reply from server')
    yield* this.#note(`Connection #0 to host ${url.host} left intact`)
    if (response.status >= 400 && (options.fail || options.failWithBody))
      throw new CurlError(22, `The requested URL returned error: ${response.status}`)
    return response
  }

  *#head(response: HttpResponse): Blocking<void> {
    const { options } = this.given
    this.facts.status = response.status
    this.facts.contentType = response.headers['content-type'] ?? ''
    this.facts.startSeconds = this.#elapsed
    const text = `${headLines(response).join('\r\n')}\r\n\r\n`
    if (options.dumpHeader !== undefined) yield* this.output.headers(options.dumpHeader, text)
    if (options.include || options.head) yield* this.output.write(encode(text))
  }

  *#body(bytes: Uint8Array, response: HttpResponse | undefined): Blocking<boolean> {
    const { options } = this.given
    this.facts.received += bytes.length
    const status = response?.status ?? 0
    if (status >= 400 && options.fail) return true
    if (options.location && status >= 300 && status < 400 && response?.headers.location !== undefined)
      return true
    yield* this.output.write(bytes)
    return true
  }

  #note(text: string): Blocking<void> {
    return this.#verbose('*', text)
  }

  *#verbose(sign: '>' | '<' | '{' | '}' | '*', text: string): Blocking<void> {
    if (!this.given.options.verbose) return
    const hidesData = (sign === '{' || sign === '}') && this.process.sys.isatty(this.process.stdout.fd)
    if (hidesData) return
    const end = sign === '>' || sign === '<' ? '\r\n' : '\n'
    yield* this.process.stderr.write(`${sign} ${text}${end}`)
  }
}

/** A number of seconds. @throws CurlError as curl words a wrong parameter */
function seconds(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text === '' || !(value >= 0))
    throw new CurlError(2, `option ${option}: expected a proper numerical parameter`)
  return value
}

/** @throws CurlError 35 */
function* secure({ sys }: Process, fd: number, { host, port }: Url): Blocking<void> {
  const outcome = yield* startTls(sys, fd)
  if (outcome === 'secured') return
  sys.close(fd)
  throw new CurlError(
    35,
    outcome === 'plain'
      ? 'OpenSSL/3.0.15: error:0A00010B:SSL routines::wrong version number'
      : `OpenSSL SSL_connect: Connection reset by peer in connection to ${host}:${port} `,
  )
}
