import { concat, encode } from '@/lib/base/bytes'
import { civil } from '@/lib/base/civil'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { runServer, type ServerOptions } from './run-server'

export interface HttpQuestion {
  readonly method: string
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** the client's address and port */
  readonly peer: { readonly address: string; readonly port: number }
}

export interface HttpReply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: Uint8Array | string
}

/** What ends most servers. */
export const endsOnTerm = ['SIGTERM', 'SIGINT'] as const

type Reply = (question: HttpQuestion) => Blocking<HttpReply>

/** Answers HTTP on a port until a signal ends it; the exit status. @throws Errno EADDRINUSE, EACCES */
export function serveHttp(
  process: Process,
  options: Omit<ServerOptions, 'serve'>,
  reply: Reply,
): Blocking<number> {
  return runServer(process, { ...options, serve: (connection) => talk(process, connection, reply) })
}

function* talk({ sys }: Process, connection: number, reply: Reply): Blocking<void> {
  const name = sys.getpeername(connection)
  const peer = name.family === 'inet' ? name : { address: '-', port: 0 }
  for (;;) {
    const question = yield* hear(sys, connection)
    if (!question) return
    const { method, headers: asked } = question
    const { status, headers, body } = yield* reply({ ...question, peer })
    const bytes = typeof body === 'string' ? encode(body) : body
    const all = { date: httpDate(sys), 'content-length': String(bytes.length), ...headers }
    yield* sys.sendHttp(connection, { type: 'response', status, headers: all })
    if (bytes.length > 0 && method !== 'HEAD') yield* sys.sendHttp(connection, { type: 'chunk', bytes })
    yield* sys.sendHttp(connection, { type: 'end' })
    if (asked.connection?.toLowerCase() === 'close') return
  }
}

function* hear(sys: Process['sys'], connection: number): Blocking<Omit<HttpQuestion, 'peer'> | undefined> {
  let head: Omit<HttpQuestion, 'body' | 'peer'> | undefined
  const chunks: Uint8Array[] = []
  for (;;) {
    const message = yield* sys.receiveHttp(connection)
    if (!message) return undefined
    if (message.type === 'request') head = message
    else if (message.type === 'chunk') chunks.push(message.bytes)
    else if (message.type === 'end' && head) return { ...head, body: concat(chunks) }
  }
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
export const two = (value: number): string => String(value).padStart(2, '0')

function httpDate(sys: Process['sys']): string {
  const { weekday, day, month, year, hour, minute, second } = civil(sys.realtime())
  return `${DAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${[hour, minute, second].map(two).join(':')} GMT`
}

/** A line of an access log in the common log format. */
export function accessLine(
  sys: Process['sys'],
  { method, target, peer }: HttpQuestion,
  status: number,
  length: number,
): string {
  const { day, month, year, hour, minute, second } = civil(sys.realtime())
  const time = `${two(day)}/${MONTHS[month - 1]}/${year}:${[hour, minute, second].map(two).join(':')} +0000`
  return `${peer.address} - - [${time}] "${method} ${target} HTTP/1.1" ${status} ${length}\n`
}

/** The machine's addresses, the loopback's first, as programs list them. */
export function ownAddresses(sys: Process['sys']): string[] {
  return sys
    .networkState()
    .links.flatMap(({ addresses }) => addresses)
    .map((address) => address.replace(/\/.*/, ''))
}
