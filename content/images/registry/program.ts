import { decodeBase64 } from '@/lib/base/base64'
import { concat, decode } from '@/lib/base/bytes'
import { civil, rfc3339Nano } from '@/lib/base/civil'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { checkPassword } from '@/lib/linux/programs/apache2-utils/password-hash'
import { runServer } from '../shared/run-server'
import { type Answer, answer, failure, type Request } from './answer'
import { RegistryStore } from './store'

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

/** The registry image's server: the Distribution API on port 5000, and what was pushed in /var/lib/registry. */
export function* registry(process: Process): Blocking<number> {
  const { sys, stderr, env, argv } = process
  if (argv[1] !== 'serve') {
    yield* stderr.write(
      'Usage:\n  registry [flags]\n  registry [command]\n\nAvailable Commands:\n  serve  serve stores and distributes Docker images\n',
    )
    return 1
  }
  const log = function* (level: string, message: string): Blocking<void> {
    const time = rfc3339Nano(sys.realtime())
    yield* stderr.write(
      `time="${time}" level=${level} msg="${message}" go.version=go1.23.7 service=registry version=2.8.3\n`,
    )
  }
  const root = env.get('REGISTRY_STORAGE_FILESYSTEM_ROOTDIRECTORY') ?? '/var/lib/registry'
  const port = Number(/:(\d+)$/.exec(env.get('REGISTRY_HTTP_ADDR') ?? ':5000')?.[1] ?? 5000)
  const secret =
    'No HTTP secret provided - generated random secret. This may cause problems with uploads if multiple registries are behind a load-balancer. To provide a shared secret, fill in http.secret in the configuration file or set the REGISTRY_HTTP_SECRET environment variable.'
  if (!env.get('REGISTRY_HTTP_SECRET')) yield* log('warning', secret)
  yield* log('info', 'redis not configured')
  const store = new RegistryStore(sys, root)
  return yield* runServer(process, {
    port,
    serve: (connection) => serve(process, connection, store),
    begin: () => log('info', `listening on [::]:${port}`),
  })
}

function* serve(process: Process, connection: number, store: RegistryStore): Blocking<void> {
  const { sys } = process
  for (;;) {
    const request = yield* readRequest(process, connection)
    if (!request) return
    const isAllowed = yield* mayEnter(process, request)
    const {
      status,
      headers,
      body = new Uint8Array(0),
    } = isAllowed ? yield* answer(sys, store, request) : refuse(process)
    yield* sys.sendHttp(connection, {
      type: 'response',
      status,
      headers: {
        ...sorted({
          'content-length': String(body.length),
          'docker-distribution-api-version': 'registry/2.0',
          'x-content-type-options': 'nosniff',
          ...headers,
        }),
        date: httpDate(process),
      },
    })
    if (body.length > 0 && request.method !== 'HEAD')
      yield* sys.sendHttp(connection, { type: 'chunk', bytes: body })
    yield* sys.sendHttp(connection, { type: 'end' })
    yield* logAccess(process, connection, request, status, body.length)
    if (request.headers.connection?.toLowerCase() === 'close') return
  }
}

/** Go's server sends headers in this order. */
function sorted(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).sort(([left], [right]) => (left < right ? -1 : 1)))
}

function* readRequest({ sys }: Process, connection: number): Blocking<Request | undefined> {
  let head: Omit<Request, 'body'> | undefined
  const chunks: Uint8Array[] = []
  for (;;) {
    const message = yield* sys.receiveHttp(connection)
    if (!message) return undefined
    if (message.type === 'request') {
      const [path = '', query = ''] = message.target.split('?')
      const pairs = query.split('&').map((pair): [string, string] => {
        const [name = '', value = ''] = pair.split('=')
        return [name, decodeURIComponent(value)]
      })
      head = { method: message.method, path, query: new Map(pairs), headers: message.headers }
    } else if (message.type === 'chunk') chunks.push(message.bytes)
    else if (message.type === 'end' && head) return { ...head, body: concat(chunks) }
  }
}

/** With REGISTRY_AUTH=htpasswd only users of that file may do anything. */
function* mayEnter({ sys, env }: Process, { headers }: Request): Blocking<boolean> {
  if (env.get('REGISTRY_AUTH') !== 'htpasswd') return true
  const path = env.get('REGISTRY_AUTH_HTPASSWD_PATH') ?? ''
  const [user = '', ...password] = decode(
    decodeBase64((headers.authorization ?? '').replace(/^Basic /, '')),
  ).split(':')
  try {
    const fd = yield* sys.open(path, { access: 'read' })
    const lines = decode(yield* sys.read(fd, 1_048_576)).split('\n')
    sys.close(fd)
    const entry = lines.find((line) => line.startsWith(`${user}:`))
    return entry !== undefined && checkPassword(password.join(':'), entry.slice(user.length + 1).trim())
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

function refuse({ env }: Process): Answer {
  const refused = failure(401, 'UNAUTHORIZED', 'authentication required', null)
  const realm = env.get('REGISTRY_AUTH_HTPASSWD_REALM') ?? ''
  return { ...refused, headers: { ...refused.headers, 'www-authenticate': `Basic realm="${realm}"` } }
}

function httpDate({ sys }: Process): string {
  const { weekday, day, month, year, hour, minute, second } = civil(sys.realtime())
  return `${DAYS[weekday]}, ${two(day)} ${MONTHS[month - 1]} ${year} ${[hour, minute, second].map(two).join(':')} GMT`
}

function* logAccess(
  { sys, stdout }: Process,
  connection: number,
  { method, path, headers }: Request,
  status: number,
  length: number,
): Blocking<void> {
  const peer = sys.getpeername(connection)
  const { day, month, year, hour, minute, second } = civil(sys.realtime())
  const time = `${two(day)}/${MONTHS[month - 1]}/${year}:${[hour, minute, second].map(two).join(':')} +0000`
  yield* stdout.write(
    `${peer.family === 'inet' ? peer.address : '-'} - - [${time}] "${method} ${path} HTTP/1.1" ${status} ${length} "" "${headers['user-agent'] ?? ''}"\n`,
  )
}
