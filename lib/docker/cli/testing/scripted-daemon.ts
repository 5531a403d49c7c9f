import { concat, decode, encode } from '../../../base/bytes'
import type { Process } from '../../../linux/kernel/program'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { HttpRequest } from '../../../linux/net/http'
import { encodeStdFrame, type StdStream } from '../../api/stdcopy'

export const SOCKET = '/tmp/docker.sock'

interface Frame {
  readonly stream: string
  readonly text: string
}

/** What is answered: a status and at most one kind of body. */
interface Answer {
  readonly status?: number
  readonly json?: unknown
  /** a stream of JSON values, one a line */
  readonly lines?: readonly unknown[]
  readonly frames?: readonly Frame[]
  readonly raw?: string
  /** the connection becomes a stream that carries these and ends */
  readonly upgrade?: readonly Frame[]
}

export interface Rule {
  /** method and path without the version; `*` stands for anything */
  readonly request: string
  /** found in the query, a blank and the body */
  readonly when?: string
  /** how often it holds at most */
  readonly times?: number
  readonly answer: Answer
}

/** A request as it came. */
export interface Heard {
  readonly request: string
  readonly body?: unknown
}

/** A daemon that answers by rules, the first that fits, and keeps what it was asked. */
export class ScriptedDaemon {
  readonly heard: Heard[] = []
  readonly #uses = new Map<Rule, number>()

  constructor(private readonly rules: readonly Rule[]) {}

  *serve({ sys }: Process): Blocking<number> {
    const listener = sys.socket('unix')
    sys.bind(listener, { family: 'unix', path: SOCKET })
    sys.listen(listener)
    for (;;) {
      const fd = yield* sys.accept(listener)
      sys.thread(() => this.#answer(sys, fd))
    }
  }

  *#answer(sys: Syscalls, fd: number): Blocking<void> {
    const head = yield* sys.receiveHttp(fd)
    if (head?.type !== 'request') return sys.close(fd)
    const chunks: Uint8Array[] = []
    for (let part = yield* sys.receiveHttp(fd); part?.type === 'chunk'; part = yield* sys.receiveHttp(fd))
      chunks.push(part.bytes)
    const text = decode(concat(chunks))
    const body = parse(text)
    const request = `${head.method} ${head.target}`
    this.heard.push(body === undefined || body === null ? { request } : { request, body })
    yield* this.#send(sys, fd, this.#find(head, text))
    sys.close(fd)
  }

  #find({ method, target }: HttpRequest, text: string): Answer {
    const [path = '', query] = target.split('?')
    const name = decodeURIComponent(path.replace(/^\/v[\d.]+/, ''))
    if (name === '/_ping') return { raw: method === 'HEAD' ? '' : 'OK' }
    const searched = `${query === undefined ? '' : `?${query}`} ${text}`
    const rule = this.rules.find((candidate) => this.#fits(candidate, `${method} ${name}`, searched))
    if (!rule) return { status: 404, json: { message: 'page not found' } }
    this.#uses.set(rule, (this.#uses.get(rule) ?? 0) + 1)
    return rule.answer
  }

  #fits(rule: Rule, request: string, text: string): boolean {
    const pattern = rule.request.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')
    if (!new RegExp(`^${pattern}$`).test(request)) return false
    return text.includes(rule.when ?? '') && (this.#uses.get(rule) ?? 0) < (rule.times ?? Infinity)
  }

  *#send(sys: Syscalls, fd: number, answer: Answer): Blocking<void> {
    if (answer.upgrade) {
      const headers = { connection: 'Upgrade', upgrade: 'tcp' }
      yield* sys.sendHttp(fd, { type: 'response', status: 101, headers })
      for (const frame of answer.upgrade) yield* sys.write(fd, encoded(frame))
      return
    }
    const headers = {
      'api-version': '1.51',
      ostype: 'linux',
      'docker-experimental': 'false',
      'builder-version': '2',
      swarm: 'inactive',
      ...((answer.json !== undefined || answer.lines) && { 'content-type': 'application/json' }),
    }
    yield* sys.sendHttp(fd, { type: 'response', status: answer.status ?? 200, headers })
    const bytes = bodyOf(answer)
    if (bytes.length > 0) yield* sys.sendHttp(fd, { type: 'chunk', bytes })
    yield* sys.sendHttp(fd, { type: 'end' })
  }
}

function encoded({ stream, text }: Frame): Uint8Array {
  return encodeStdFrame(stream as StdStream, encode(text))
}

function bodyOf({ json, lines, frames, raw }: Answer): Uint8Array {
  if (frames) return concat(frames.map(encoded))
  if (lines) return encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return encode(json === undefined ? (raw ?? '') : `${JSON.stringify(json)}\n`)
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
