import { concat, decode, encode } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HttpHeaders, HttpRequest } from '../../../linux/net/http'
import { EngineError } from '../error'
import { httpDate } from './date'
import { parseGoJson } from './go-json'
import { Query } from './query'

/** Go's server holds back this much before it gives up on a Content-Length. */
const BUFFERED = 2048

/** One request and its answer on one connection. */
export class Exchange {
  readonly query: Query
  parameters: Readonly<Record<string, string>> = {}
  /** false while the client may still be sending its body */
  #bodyRead = false
  #answered = false
  /** after an upgrade or a raw stream the connection carries plain bytes and cannot be used for another request */
  isHijacked = false

  constructor(
    readonly sys: Syscalls,
    readonly fd: number,
    readonly request: HttpRequest,
    readonly path: string,
    /** the API version asked for, or the newest */
    readonly version: string,
    private readonly common: HttpHeaders,
  ) {
    this.query = new Query(request.target.split('?')[1] ?? '')
  }

  get answered(): boolean {
    return this.#answered
  }

  parameter(name: string): string {
    return this.parameters[name] ?? ''
  }

  /** The next piece of the request's body; undefined at its end. */
  *bodyChunk(): Blocking<Uint8Array | undefined> {
    while (!this.#bodyRead) {
      const message = yield* this.sys.receiveHttp(this.fd)
      if (message?.type === 'chunk') return message.bytes
      this.#bodyRead = true
    }
    return undefined
  }

  *body(): Blocking<Uint8Array> {
    const chunks: Uint8Array[] = []
    for (;;) {
      const chunk = yield* this.bodyChunk()
      if (!chunk) return concat(chunks)
      chunks.push(chunk)
    }
  }

  /** The body as JSON; an empty one is undefined. @throws EngineError InvalidParameter, worded as dockerd does */
  *json<T>(): Blocking<T | undefined> {
    const bytes = yield* this.body()
    const type = this.request.headers['content-type'] ?? ''
    if (bytes.length === 0) return undefined
    if (type.split(';')[0]?.trim() !== 'application/json') {
      throw new EngineError(
        'InvalidParameter',
        `unsupported Content-Type header (${type}): must be 'application/json'`,
      )
    }
    return parseGoJson(decode(bytes)) as T
  }

  *#respond(status: number, headers: HttpHeaders, tail: HttpHeaders): Blocking<void> {
    this.#answered = true
    const sorted = Object.entries({ ...this.common, ...headers }).sort(([left], [right]) =>
      left < right ? -1 : 1,
    )
    const all = { ...Object.fromEntries(sorted), date: httpDate(this.sys.realtime()), ...tail }
    yield* this.sys.sendHttp(this.fd, { type: 'response', status, headers: all })
  }

  /** A whole answer at once. */
  *send(status: number, body: Uint8Array, headers: HttpHeaders = {}, tail: HttpHeaders = {}): Blocking<void> {
    yield* this.bodyRest()
    const isHead = this.request.method === 'HEAD'
    const hasBody = status !== 204 && status !== 304 && !(isHead && body.length === 0)
    const length: HttpHeaders =
      body.length <= BUFFERED ? { 'content-length': String(body.length) } : { 'transfer-encoding': 'chunked' }
    yield* this.#respond(status, headers, { ...(hasBody ? length : {}), ...tail })
    if (body.length > 0 && !isHead) yield* this.sys.sendHttp(this.fd, { type: 'chunk', bytes: body })
    yield* this.sys.sendHttp(this.fd, { type: 'end' })
  }

  sendJson(status: number, value: unknown): Blocking<void> {
    return this.send(status, encode(`${JSON.stringify(value)}\n`), { 'content-type': 'application/json' })
  }

  sendStatus(status: number, headers: HttpHeaders = {}): Blocking<void> {
    return this.send(status, new Uint8Array(0), headers)
  }

  /** An answer whose body comes in pieces: a short one goes out whole, with its length, as Go's server does. */
  *sendPieces(
    headers: HttpHeaders,
    produce: (emit: (bytes: Uint8Array) => Blocking<void>) => Blocking<void>,
  ): Blocking<void> {
    const held: Uint8Array[] = []
    let length = 0
    const exchange = this
    yield* produce(function* (bytes) {
      length += bytes.length
      if (!exchange.answered) {
        held.push(bytes)
        if (length <= BUFFERED) return
        yield* exchange.begin(headers)
      }
      yield* exchange.write(held.length > 0 ? concat(held.splice(0)) : bytes)
    })
    if (this.#answered) yield* this.end()
    else yield* this.send(200, concat(held), headers)
  }

  /** Begins an answer whose body follows piece by piece; its head reaches the client at once. */
  *begin(headers: HttpHeaders, status = 200): Blocking<void> {
    yield* this.bodyRest()
    yield* this.#respond(status, headers, { 'transfer-encoding': 'chunked' })
  }

  write(bytes: Uint8Array | string): Blocking<void> {
    return this.sys.sendHttp(this.fd, {
      type: 'chunk',
      bytes: typeof bytes === 'string' ? encode(bytes) : bytes,
    })
  }

  end(): Blocking<void> {
    return this.sys.sendHttp(this.fd, { type: 'end' })
  }

  /** Turns the connection into a plain byte stream (attach, exec): 101 for clients that ask to upgrade, 200 for the others. */
  *hijack(contentType: string): Blocking<void> {
    yield* this.bodyRest()
    this.#answered = true
    this.isHijacked = true
    const upgrade = this.request.headers.upgrade
    const headers: HttpHeaders = upgrade
      ? { 'content-type': contentType, connection: 'Upgrade', upgrade: 'tcp' }
      : { 'content-type': contentType }
    yield* this.sys.sendHttp(this.fd, { type: 'response', status: upgrade ? 101 : 200, headers })
  }

  /** Reads what is left of the body, so that the next message is the next request. */
  *bodyRest(): Blocking<void> {
    while (yield* this.bodyChunk());
  }
}
