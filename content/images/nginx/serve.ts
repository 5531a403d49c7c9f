import { concat, encode } from '@/lib/base/bytes'
import { civil } from '@/lib/base/civil'
import type { Realtime } from '@/lib/base/clock'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import type { HttpRequest } from '@/lib/linux/net/http'

export const NGINX_VERSION = '1.29.3'

/** What the configuration says. */
export interface Site {
  readonly port: number
  /** directory of the files */
  readonly root: string
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Answers the requests of one connection, one after another, until the client closes it. */
export function* serveConnection(process: Process, connection: number, site: Site): Blocking<void> {
  const { sys } = process
  for (;;) {
    const request = yield* sys.receiveHttp(connection)
    if (!request) return
    if (request.type !== 'request') continue
    for (let rest = yield* sys.receiveHttp(connection); rest && rest.type !== 'end'; )
      rest = yield* sys.receiveHttp(connection)
    const answer = yield* answerTo(process, request, site)
    const { status, headers, body } = answer
    yield* sys.sendHttp(connection, {
      type: 'response',
      status,
      headers: {
        server: `nginx/${NGINX_VERSION}`,
        date: httpDate(sys.realtime()),
        'content-type': 'text/html',
        'content-length': String(body.length),
        connection: 'keep-alive',
        ...headers,
      },
    })
    if (request.method !== 'HEAD' && body.length > 0)
      yield* sys.sendHttp(connection, { type: 'chunk', bytes: body })
    yield* sys.sendHttp(connection, { type: 'end' })
    yield* logAccess(process, connection, request, answer)
    if (request.headers.connection === 'close') return
  }
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  svg: 'image/svg+xml',
}

function* answerTo(
  { sys, stderr }: Process,
  { method, target }: HttpRequest,
  { root }: Site,
): Blocking<Answer> {
  if (method !== 'GET' && method !== 'HEAD') return errorPage(405, 'Not Allowed')
  const path = safeDecode((target.split('?')[0] ?? '/').replace(/\/+/g, '/'))
  if (path.split('/').includes('..')) return errorPage(400, 'Bad Request')
  const file = root + (path.endsWith('/') ? `${path}index.html` : path)
  try {
    const { type, mtime, size } = sys.stat(file)
    if (type === 'directory')
      return { ...errorPage(301, 'Moved Permanently'), headers: { location: `${path}/` } }
    const fd = yield* sys.open(file, { access: 'read' })
    const chunks: Uint8Array[] = []
    for (let chunk = yield* sys.read(fd, 65_536); chunk.length > 0; chunk = yield* sys.read(fd, 65_536))
      chunks.push(chunk)
    sys.close(fd)
    const modified = sys.realtime(mtime)
    return {
      status: 200,
      body: concat(chunks),
      headers: {
        'content-type': TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        'last-modified': httpDate(modified),
        etag: `"${modified.seconds.toString(16)}-${size.toString(16)}"`,
        'accept-ranges': 'bytes',
      },
    }
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* stderr.write(
      `${logDate(sys.realtime())} [error] ${sys.getpid()}#${sys.getpid()}: open() "${file}" failed (2: ${error.message})\n`,
    )
    return error.code === 'EACCES' ? errorPage(403, 'Forbidden') : errorPage(404, 'Not Found')
  }
}

/** Percent escapes as bytes; what is no escape stays. */
function safeDecode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function errorPage(status: number, words: string): Answer {
  const body = `<html>\r\n<head><title>${status} ${words}</title></head>\r\n<body>\r\n<center><h1>${status} ${words}</h1></center>\r\n<hr><center>nginx/${NGINX_VERSION}</center>\r\n</body>\r\n</html>\r\n`
  return { status, body: encode(body), headers: {} }
}

function* logAccess(
  { sys, stdout }: Process,
  connection: number,
  { method, target, headers }: HttpRequest,
  { status, body }: Answer,
): Blocking<void> {
  const peer = sys.getpeername(connection)
  const { day, month, year, hour, minute, second } = civil(sys.realtime())
  const clock = [hour, minute, second].map(two).join(':')
  yield* stdout.write(
    `${peer.family === 'inet' ? peer.address : '-'} - - [${two(day)}/${MONTHS[month - 1]}/${year}:${clock} +0000] "${method} ${target} HTTP/1.1" ${status} ${method === 'HEAD' ? 0 : body.length} "${headers.referer ?? '-'}" "${headers['user-agent'] ?? '-'}" "-"\n`,
  )
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

function httpDate(moment: Realtime): string {
  const { weekday, day, month, year, hour, minute, second } = civil(moment)
  return `${DAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${[hour, minute, second].map(two).join(':')} GMT`
}

function logDate(moment: Realtime): string {
  const { day, month, year, hour, minute, second } = civil(moment)
  return `${year}/${two(month)}/${two(day)} ${[hour, minute, second].map(two).join(':')}`
}
