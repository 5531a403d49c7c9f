import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import type { HttpHeaders, HttpMessage, HttpRequest, HttpResponse } from '../../net/http'
import { canonicalHeader, reasonPhrase } from '../../net/http-text'
import { CurlError } from './curl-error'

export interface ExchangeRules {
  readonly deadline: number
  readonly startedAt: number
  readonly verbose: (sign: '>' | '<' | '{' | '}' | '*', text: string) => Blocking<void>
}

/** Receives what the answer consists of, as it comes. */
export interface Receiver {
  head(response: HttpResponse): Blocking<void>
  /** false ends the transfer early */
  body(bytes: Uint8Array): Blocking<boolean>
}

/** The first lines of a message as they look on the wire. */
export function headLines(message: HttpRequest | HttpResponse): string[] {
  const first =
    message.type === 'request'
      ? `${message.method} ${message.target} HTTP/1.1`
      : `HTTP/1.1 ${message.status} ${reasonPhrase(message.status)}`
  return [first, ...headerLines(message.headers)]
}

const headerLines = (headers: HttpHeaders): string[] =>
  Object.entries(headers).map(([name, value]) => `${canonicalHeader(name)}: ${value}`)

/** Sends a request and hands the answer on. @throws CurlError 28, 52, 55, 56 */
export function* exchange(
  process: Process,
  fd: number,
  request: HttpRequest,
  body: Uint8Array | undefined,
  receiver: Receiver,
  rules: ExchangeRules,
): Blocking<void> {
  const { sys } = process
  try {
    yield* sys.sendHttp(fd, request)
    if (body && body.length > 0) yield* sys.sendHttp(fd, { type: 'chunk', bytes: body })
    yield* sys.sendHttp(fd, { type: 'end' })
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new CurlError(55, `Send failure: ${error.message}`)
  }
  for (const line of headLines(request)) yield* rules.verbose('>', line)
  yield* rules.verbose('>', '')
  if (body && body.length > 0) yield* rules.verbose('}', `[${body.length} bytes data]`)
  let received = 0
  let isInformational = false
  const response = yield* receive(process, fd, rules, received)
  if (!response) throw new CurlError(52, 'Empty reply from server')
  if (response.type !== 'response') throw new CurlError(1, 'Received HTTP/0.9 when not allowed')
  isInformational = response.status === 101
  for (const line of headLines(response)) yield* rules.verbose('<', line)
  yield* rules.verbose('<', '')
  yield* receiver.head(response)
  const isBare = request.method === 'HEAD' || response.status === 204 || response.status === 304
  if (isBare || isInformational) return
  for (;;) {
    const message = yield* receive(process, fd, rules, received)
    if (!message || message.type === 'end') return
    if (message.type !== 'chunk') continue
    received += message.bytes.length
    yield* rules.verbose('{', `[${message.bytes.length} bytes data]`)
    if (!(yield* receiver.body(message.bytes))) return
  }
}

/** The next message, unless the time is up before. */
function* receive(
  { sys }: Process,
  fd: number,
  { deadline, startedAt }: ExchangeRules,
  received: number,
): Blocking<HttpMessage | undefined> {
  if (deadline !== Number.POSITIVE_INFINITY) {
    const [ready] = yield* sys.poll([{ fd, read: true }], Math.max(0, deadline - sys.now()))
    if (!ready?.readable && !ready?.hangup) {
      const elapsed = Math.floor((sys.now() - startedAt) / 1e6)
      throw new CurlError(
        28,
        `Operation timed out after ${elapsed} milliseconds with ${received} bytes received`,
      )
    }
  }
  try {
    return yield* sys.receiveHttp(fd)
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new CurlError(56, `Recv failure: ${error.message}`)
  }
}
