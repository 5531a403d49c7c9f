import { concat, decode } from '@/lib/base/bytes'
import { civil } from '@/lib/base/civil'
import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { directory, executable, symlink } from '@/lib/linux/vfs/tree'
import { debianSteps } from '../debian'
import { official, script } from '../shared/official'
import { accessLine, type HttpReply, MONTHS, ownAddresses, serveHttp, two } from '../shared/serve-http'

const VERSION = '2.4.65'
const ROOT = '/usr/local/apache2'
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Apache's httpd in the foreground: serves DocumentRoot and writes both logs to the container's streams. */
function* httpd(process: Process): Blocking<number> {
  const { sys, stdout, stderr, argv } = process
  if (argv.includes('-v')) {
    yield* stdout.write(`Server version: Apache/${VERSION} (Unix)\nServer built:   Nov 18 2025 04:41:23\n`)
    return 0
  }
  const conf = decode(yield* read(process, `${ROOT}/conf/httpd.conf`))
  const port = Number(/^Listen\s+(?:\S+:)?(\d+)/m.exec(conf)?.[1] ?? 80)
  const root = /^DocumentRoot\s+"?([^"\n]+)"?/m.exec(conf)?.[1] ?? `${ROOT}/htdocs`
  const [address = '127.0.0.1'] = ownAddresses(sys).filter((one) => !one.startsWith('127.'))
  if (!/^ServerName/m.test(conf)) {
    const advice = "Set the 'ServerName' directive globally to suppress this message"
    const text = `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${address}. ${advice}\n`
    yield* stderr.write(text + text)
  }
  const pid = sys.getpid()
  const note = function* (module: string, level: string, text: string): Blocking<void> {
    const { weekday, day, month, year, hour, minute, second } = civil(sys.realtime())
    const clock = [hour, minute, second].map(two).join(':')
    yield* stderr.write(
      `[${DAYS[weekday]} ${MONTHS[month - 1]} ${two(day)} ${clock}.000000 ${year}] [${module}:${level}] [pid ${pid}:tid ${pid}] ${text}\n`,
    )
  }
  const server = {
    port,
    endsOn: ['SIGTERM', 'SIGWINCH', 'SIGINT'] as const,
    *begin() {
      const configured = `AH00489: Apache/${VERSION} (Unix) configured -- resuming normal operations`
      yield* note('mpm_event', 'notice', configured)
      yield* note('core', 'notice', `AH00094: Command line: 'httpd -D FOREGROUND'`)
    },
    *end(signal: string) {
      const gracefully = 'AH00492: caught SIGWINCH, shutting down gracefully'
      const text = signal === 'SIGWINCH' ? gracefully : 'AH00491: caught SIGTERM, shutting down'
      yield* note('mpm_event', 'notice', text)
    },
  }
  return yield* serveHttp(process, server, function* (question) {
    const reply = yield* answer(process, root, question.method, question.target)
    yield* stdout.write(accessLine(sys, question, reply.status, reply.body.length))
    return { ...reply, headers: { server: `Apache/${VERSION} (Unix)`, ...reply.headers } }
  })
}

function* answer(process: Process, root: string, method: string, target: string): Blocking<HttpReply> {
  if (method !== 'GET' && method !== 'HEAD')
    return page(405, 'Method Not Allowed', `The requested method ${method} is not allowed for this URL.`)
  const path = decodeURI(target.split('?')[0] ?? '/').replace(/\/\.\.(?=\/|$)/g, '')
  const place = root + (path.endsWith('/') ? `${path}index.html` : path)
  try {
    const body = yield* read(process, place)
    const kind = /\.html?$/.test(place)
      ? 'text/html'
      : /\.css$/.test(place)
        ? 'text/css'
        : /\.js$/.test(place)
          ? 'text/javascript'
          : 'text/plain'
    return { status: 200, headers: { 'content-type': kind, 'accept-ranges': 'bytes' }, body }
  } catch (error) {
    if (!isErrno(error)) throw error
    if (error.code === 'EACCES')
      return page(403, 'Forbidden', "You don't have permission to access this resource.")
    return page(404, 'Not Found', 'The requested URL was not found on this server.')
  }
}

function page(status: number, title: string, text: string): HttpReply {
  const body = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${status} ${title}</title>\n</head><body>\n<h1>${title}</h1>\n<p>${text}</p>\n</body></html>\n`
  return { status, headers: { 'content-type': 'text/html; charset=iso-8859-1' }, body }
}

function* read({ sys }: Process, path: string): Blocking<Uint8Array> {
  const fd = yield* sys.open(path, { access: 'read' })
  const chunks: Uint8Array[] = []
  for (let bytes = yield* sys.read(fd, 65_536); bytes.length > 0; bytes = yield* sys.read(fd, 65_536))
    chunks.push(bytes)
  sys.close(fd)
  return concat(chunks)
}

const conf = `ServerRoot "${ROOT}"
Listen 80
User www-data
Group www-data
ServerAdmin you@example.com
DocumentRoot "${ROOT}/htdocs"
<Directory "${ROOT}/htdocs">
    Options Indexes FollowSymLinks
    AllowOverride None
    Require all granted
</Directory>
ErrorLog /proc/self/fd/2
LogLevel warn
CustomLog /proc/self/fd/1 common
`

const image: ImageSource = official({
  created: '2025-11-18T04:41:36Z',
  base: debianSteps,
  path: `${ROOT}/bin`,
  lines: [
    `ENV HTTPD_PREFIX=${ROOT}`,
    `ENV PATH=${ROOT}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`,
    {
      by: 'RUN /bin/sh -c mkdir -p "$HTTPD_PREFIX" \t&& chown www-data:www-data "$HTTPD_PREFIX"',
      files: { [ROOT]: directory(0o755, { uid: 33, gid: 33 }) },
    },
    `WORKDIR ${ROOT}`,
    {
      by: 'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tlibaprutil1-ldap',
      bytes: 9_490_000,
    },
    `ENV HTTPD_VERSION=${VERSION}`,
    {
      by: 'RUN /bin/sh -c set -eux; \t\tsavedAptMark="$(apt-mark showmanual)"; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tbzip2 \t\tdpkg-dev',
      bytes: 30_200_000,
      files: {
        [`${ROOT}/bin/httpd`]: executable('httpd/httpd', 876_344),
        [`${ROOT}/bin/htpasswd`]: executable('apache2-utils/htpasswd', 39_248),
        [`${ROOT}/conf/httpd.conf`]: conf,
        [`${ROOT}/htdocs/index.html`]: '<html><body><h1>It works!</h1></body></html>\n',
        [`${ROOT}/logs`]: directory(),
        '/usr/bin/htpasswd': symlink(`${ROOT}/bin/htpasswd`),
      },
    },
    'STOPSIGNAL SIGWINCH',
    {
      by: 'COPY httpd-foreground /usr/local/bin/',
      files: {
        '/usr/local/bin/httpd-foreground': script(
          '#!/bin/sh\nset -e\n\n# Apache gets grumpy about PID files pre-existing\nrm -f /usr/local/apache2/logs/httpd.pid\n\nexec httpd -DFOREGROUND "$@"\n',
        ),
      },
    },
    'EXPOSE map[80/tcp:{}]',
    'CMD ["httpd-foreground"]',
  ],
  config: {
    ExposedPorts: { '80/tcp': {} },
    Env: [`HTTPD_PREFIX=${ROOT}`, `HTTPD_VERSION=${VERSION}`],
    Cmd: ['httpd-foreground'],
    WorkingDir: ROOT,
    StopSignal: 'SIGWINCH',
  },
})

/** Apache's HTTP server. */
export const httpdRepository: RepositorySource = {
  path: 'library/httpd',
  tags: { latest: image, '2': image, '2.4': image, [VERSION]: image, bookworm: image },
  programs: { 'httpd/httpd': httpd },
}
