import { encode } from '../../../../base/bytes'
import { civil } from '../../../../base/civil'
import type { Realtime } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import type { HttpRequest } from '../../../net/http'
import { joinPath, readFile } from '../../support/files'
import { type Applet, type AppletContext, type Applets, orFail } from '../applet'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'application/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'text/xml',
}
const ERRORS: Readonly<Record<number, readonly [title: string, text: string]>> = {
  403: ['Forbidden', ''],
  404: ['Not Found', 'The requested URL was not found'],
  501: ['Not Implemented', 'The requested method is not recognized'],
}

const httpd: Applet = {
  options: 'fivp:h:u:c:r:!dem',
  usage: '[-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-r REALM] [-h HOME]',
  about: 'Serve the files of a directory over HTTP; -f: stay in the foreground, -v: say what is asked',
  *run(context) {
    const { process, flags, values } = context
    const { sys } = process
    const home = values.get('h') ?? '.'
    orFail(() => sys.chdir(home), `can't change directory to '${home}'`)
    const [, address, port = '80'] = /^(?:(.*):)?(\d+)$/.exec(values.get('p') ?? '80') ?? []
    const listener = sys.socket('inet')
    orFail(() => sys.bind(listener, { family: 'inet', address: address ?? '::', port: Number(port) }), 'bind')
    sys.listen(listener, 9)
    if (flags.has('f')) return yield* serve(context, listener)
    sys.clone(function* (child) {
      child.sys.setsid()
      return yield* serve({ ...context, process: child }, listener)
    })
    return 0
  },
}

function* serve(context: AppletContext, listener: number): Blocking<never> {
  const { sys } = context.process
  for (;;) {
    const connection = yield* sys.accept(listener)
    sys.thread(function* () {
      try {
        yield* answer(context, connection)
      } catch (error) {
        if (!isErrno(error)) throw error
      } finally {
        sys.close(connection)
      }
    })
  }
}

interface Page {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** One request a connection, as `Connection: close` says. */
function* answer(context: AppletContext, connection: number): Blocking<void> {
  const { sys, stderr } = context.process
  const request = yield* sys.receiveHttp(connection)
  if (request?.type !== 'request') return
  for (let rest = yield* sys.receiveHttp(connection); rest && rest.type !== 'end'; )
    rest = yield* sys.receiveHttp(connection)
  const { status, headers, body } = yield* page(context.process, request)
  const peer = sys.getpeername(connection)
  if (context.flags.has('v') && peer.family === 'inet') {
    const isMapped = !(context.values.get('p') ?? '').includes(':')
    const who = isMapped ? `[::ffff:${peer.address}]` : peer.address
    const times = context.given.filter(({ option }) => option === 'v').length
    if (times > 1) yield* stderr.write(`${who}:${peer.port}: url:${request.target}\n`)
    yield* stderr.write(`${who}:${peer.port}: response:${status}\n`)
  }
  yield* sys.sendHttp(connection, {
    type: 'response',
    status,
    headers: { date: httpDate(sys.realtime()), connection: 'close', ...headers },
  })
  if (request.method !== 'HEAD' && body.length > 0)
    yield* sys.sendHttp(connection, { type: 'chunk', bytes: body })
  yield* sys.sendHttp(connection, { type: 'end' })
}

function* page({ sys }: Process, { method, target }: HttpRequest): Blocking<Page> {
  if (method !== 'GET' && method !== 'HEAD') return problem(501)
  const path = decodeURIComponent((target.split('?')[0] ?? '/').replace(/%(?![\da-f]{2})/gi, '%25'))
  if (path.split('/').includes('..')) return problem(404)
  const file = joinPath('.', path.replace(/^\/+/, '') + (path.endsWith('/') ? 'index.html' : ''))
  try {
    const { type, mtime, size } = sys.stat(file)
    if (type === 'directory')
      return { status: 302, headers: { 'content-type': 'text/html', location: `${path}/` }, body: encode('') }
    const modified = sys.realtime(mtime)
    return {
      status: 200,
      body: yield* readFile(sys, file),
      headers: {
        'content-type': TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        'accept-ranges': 'bytes',
        'last-modified': httpDate(modified),
        etag: `"${modified.seconds.toString(16)}-${size.toString(16)}"`,
        'content-length': String(size),
      },
    }
  } catch (error) {
    if (!isErrno(error)) throw error
    return problem(error.code === 'EACCES' ? 403 : 404)
  }
}

function problem(status: number): Page {
  const [title, text] = ERRORS[status] ?? ['', '']
  const body = `<HTML><HEAD><TITLE>${status} ${title}</TITLE></HEAD>\n<BODY><H1>${status} ${title}</H1>\n${text}\n</BODY></HTML>\n`
  return { status, headers: { 'content-type': 'text/html' }, body: encode(body) }
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

function httpDate(moment: Realtime): string {
  const { weekday, day, month, year, hour, minute, second } = civil(moment)
  return `${DAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${[hour, minute, second].map(two).join(':')} GMT`
}

export const serverApplets: Applets = { httpd }
