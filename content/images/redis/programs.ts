import { decode, encode } from '@/lib/base/bytes'
import { civil } from '@/lib/base/civil'
import { SECOND } from '@/lib/base/clock'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { resolveHost } from '@/lib/linux/programs/support/resolve'
import { runServer } from '../shared/run-server'
import { MONTHS, two } from '../shared/serve-http'
import { Database, type Resp } from './commands'
import { readResp, showResp, writeResp } from './protocol'

export const REDIS_VERSION = '8.2.3'

/** redis-server: keeps what it is told in memory, and in dump.rdb when it ends. */
export function* redisServer(process: Process): Blocking<number> {
  const { sys, argv, stdout } = process
  if (argv.includes('--version') || argv.includes('-v')) {
    yield* stdout.write(
      `Redis server v=${REDIS_VERSION} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=cd91e7a7c2a4d1b1\n`,
    )
    return 0
  }
  const option = (name: string): string | undefined =>
    argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined
  const port = Number(option('--port') ?? 6379)
  const password = option('--requirepass')
  const log = function* (mark: string, text: string): Blocking<void> {
    const { day, month, year, hour, minute, second, nanosecond } = civil(sys.realtime())
    const clock = `${[hour, minute, second].map(two).join(':')}.${String(Math.floor(nanosecond / 1e6)).padStart(3, '0')}`
    yield* stdout.write(
      `${sys.getpid()}:M ${two(day)} ${MONTHS[month - 1]} ${year} ${clock} ${mark} ${text}\n`,
    )
  }
  const database = new Database(() => sys.now() / SECOND)
  database.restore(yield* readDump(process))
  yield* log('*', 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo')
  yield* log(
    '*',
    `Redis version=${REDIS_VERSION}, bits=64, commit=00000000, modified=0, pid=${sys.getpid()}, just started`,
  )
  if (argv.length <= 1)
    yield* log(
      '#',
      'Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
    )
  yield* log('*', `Running mode=standalone, port=${port}.`)
  yield* log('*', 'Server initialized')
  return yield* runServer(process, {
    port,
    serve: (connection) => serve(process, connection, database, password),
    begin: () => log('*', 'Ready to accept connections tcp'),
    endsOn: ['SIGTERM', 'SIGINT'],
    *end(signal) {
      yield* log('*', `Received ${signal} scheduling shutdown...`)
      yield* log('*', 'User requested shutdown...')
      yield* log('*', 'Saving the final RDB snapshot before exiting.')
      yield* writeDump(process, database)
      yield* log('*', 'DB saved on disk')
      yield* log('#', 'Redis is now ready to exit, bye bye...')
    },
  })
}

function* serve(
  process: Process,
  connection: number,
  database: Database,
  password: string | undefined,
): Blocking<void> {
  const { sys } = process
  const session = new Session(database, password)
  let text = ''
  for (;;) {
    const bytes = yield* sys.read(connection, 65_536)
    if (bytes.length === 0) return
    text += decode(bytes)
    for (let read = readResp(text); read; read = readResp(text)) {
      text = read.rest
      const words = Array.isArray(read.value) ? read.value.map(String) : []
      const answer = session.answer(words)
      if (/^(bg)?save$/i.test(words[0] ?? '')) yield* writeDump(process, database)
      yield* sys.write(connection, encode(writeResp(answer)))
      if (/^quit$/i.test(words[0] ?? '')) return
    }
  }
}

/** One client: what it may do, and what it is answered. */
class Session {
  #isKnown: boolean

  constructor(
    private readonly database: Database,
    private readonly password: string | undefined,
  ) {
    this.#isKnown = password === undefined
  }

  answer(words: readonly string[]): Resp {
    const name = words[0]?.toUpperCase() ?? ''
    if (name === 'AUTH') {
      this.#isKnown = words.at(-1) === this.password
      if (this.#isKnown) return { simple: 'OK' }
      return { error: 'WRONGPASS invalid username-password pair or user is disabled.' }
    }
    if (!this.#isKnown) return { error: 'NOAUTH Authentication required.' }
    if (name === 'INFO')
      return `# Server\r\nredis_version:${REDIS_VERSION}\r\nredis_mode:standalone\r\ntcp_port:6379\r\n`
    return this.database.run(words)
  }
}

function* readDump({ sys }: Process): Blocking<[string, string][]> {
  try {
    const fd = yield* sys.open('dump.rdb', { access: 'read' })
    const text = decode(yield* sys.read(fd, 16_777_216))
    sys.close(fd)
    return JSON.parse(text.slice('REDIS0012'.length)) as [string, string][]
  } catch (error) {
    if (isErrno(error)) return []
    throw error
  }
}

function* writeDump({ sys }: Process, database: Database): Blocking<void> {
  const fd = yield* sys.open('dump.rdb', { access: 'write', create: true, truncate: true }, 0o600)
  yield* sys.write(fd, encode(`REDIS0012${JSON.stringify(database.entries)}`))
  sys.close(fd)
}

/** redis-cli: one command from its arguments, or one a line from standard input. */
export function* redisCli(process: Process): Blocking<number> {
  const { sys, argv, stdin, stdout } = process
  const words = argv.slice(1)
  const take = (flag: string): string | undefined => {
    const index = words.indexOf(flag)
    return index < 0 ? undefined : words.splice(index, 2)[1]
  }
  const host = take('-h') ?? '127.0.0.1'
  const port = Number(take('-p') ?? 6379)
  const password = take('-a') ?? process.env.get('REDISCLI_AUTH')
  const isTerminal = sys.isatty(stdout.fd)
  const [address] = yield* resolveHost(sys, host)
  const fd = sys.socket('inet')
  try {
    if (address === undefined) {
      yield* stdout.write(`Could not connect to Redis at ${host}:${port}: Name or service not known\n`)
      return 1
    }
    yield* sys.connect(fd, { family: 'inet', address, port })
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* stdout.write(`Could not connect to Redis at ${host}:${port}: ${error.message}\n`)
    return 1
  }
  const ask = function* (line: readonly string[]): Blocking<Resp> {
    yield* sys.write(fd, encode(writeResp(line)))
    let text = ''
    for (;;) {
      const read = readResp(text)
      if (read) return read.value
      const bytes = yield* sys.read(fd, 65_536)
      if (bytes.length === 0) return { error: 'Server closed the connection' }
      text += decode(bytes)
    }
  }
  if (password !== undefined) yield* ask(['AUTH', password])
  if (words.length > 0) {
    yield* stdout.write(`${showResp(yield* ask(words), isTerminal)}\n`)
    return 0
  }
  for (;;) {
    if (isTerminal) yield* stdout.write(`${host}:${port}> `)
    const line = yield* stdin.readLine()
    if (line === undefined || /^\s*(exit|quit)\s*$/i.test(line)) return 0
    const parts = (line.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((part) =>
      part.replace(/^(["'])(.*)\1$/, '$2'),
    )
    if (parts.length > 0) yield* stdout.write(`${showResp(yield* ask(parts), isTerminal)}\n`)
  }
}
