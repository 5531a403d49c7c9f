import { civil } from '@/lib/base/civil'
import type { BuildStep, ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { directory, executable } from '@/lib/linux/vfs/tree'
import { alpineSteps } from '../alpine/alpine'
import { debianSteps } from '../debian'
import { official, withUser } from '../shared/official'
import { two } from '../shared/serve-http'
import type { SqlResult } from './database'
import { askSql, readText, secretFrom, serveSql, writeText } from './server'

const VERSION = '17.6'
const LONG_VERSION = `PostgreSQL ${VERSION} (Debian ${VERSION}-1.pgdg12+1) on x86_64-pc-linux-gnu, compiled by gcc (Debian 12.2.0-14+deb12u1) 12.2.0, 64-bit`

const UNINITIALIZED = `Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html
`

/** The image's entrypoint and the server it becomes. */
function* postgres(process: Process): Blocking<number> {
  const { sys, env, stdout, stderr, argv } = process
  const [, command = 'postgres', ...rest] = argv
  if (command !== 'postgres' && !command.startsWith('-'))
    return yield* sys.execve(
      command.startsWith('/') ? command : `/usr/bin/${command}`,
      [command, ...rest],
      [...env].map(([key, value]) => `${key}=${value}`),
    )
  const data = env.get('PGDATA') ?? '/var/lib/postgresql/data'
  const file = `${data}/base.json`
  const isNew = (yield* readText(process, file)) === undefined
  const password = yield* secretFrom(process, 'POSTGRES_PASSWORD')
  const trusts = env.get('POSTGRES_HOST_AUTH_METHOD') === 'trust'
  if (isNew && password === undefined && !trusts) {
    yield* stderr.write(UNINITIALIZED)
    return 1
  }
  const user = env.get('POSTGRES_USER') || 'postgres'
  const own = env.get('POSTGRES_DB') || user
  if (isNew) {
    yield* writeText(process, `${data}/PG_VERSION`, '17\n')
    yield* writeText(process, `${data}/pg_authid`, JSON.stringify({ user, password: password ?? '', trusts }))
    yield* stdout.write(
      `The files belonging to this database system will be owned by user "postgres".\nThis user must also own the server process.\n\nfixing permissions on existing directory ${data} ... ok\ncreating subdirectories ... ok\nperforming post-bootstrap initialization ... ok\nsyncing data to disk ... ok\n\n\nPostgreSQL init process complete; ready for start up.\n\n`,
    )
  } else
    yield* stdout.write(
      '\nPostgreSQL Database directory appears to contain a database; Skipping initialization\n\n',
    )
  const account = JSON.parse((yield* readText(process, `${data}/pg_authid`)) ?? '{}') as {
    user?: string
    password?: string
    trusts?: boolean
  }
  const log = function* (text: string): Blocking<void> {
    const { year, month, day, hour, minute, second } = civil(sys.realtime())
    yield* stderr.write(
      `${year}-${two(month)}-${two(day)} ${[hour, minute, second].map(two).join(':')}.000 UTC [${sys.getpid()}] LOG:  ${text}\n`,
    )
  }
  return yield* serveSql(process, {
    port: 5432,
    version: LONG_VERSION,
    file,
    names: [...new Set(['postgres', 'template0', 'template1', own])],
    refuse(question, database) {
      const mayEnter =
        account.trusts || question.password === account.password || question.password === '\0local'
      if (question.user !== account.user) return `FATAL:  role "${question.user}" does not exist`
      if (!mayEnter) return `FATAL:  password authentication failed for user "${question.user}"`
      return database.has(question.database)
        ? undefined
        : `FATAL:  database "${question.database}" does not exist`
    },
    *begin() {
      yield* log(`starting ${LONG_VERSION}`)
      yield* log('listening on IPv4 address "0.0.0.0", port 5432')
      yield* log('listening on IPv6 address "::", port 5432')
      yield* log('listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"')
      yield* log('database system is ready to accept connections')
    },
    *end() {
      yield* log('received fast shutdown request')
      yield* log('database system is shut down')
    },
  })
}

interface Session {
  readonly host: string | undefined
  readonly user: string
  readonly database: string
}

/** Runs one statement or backslash command; false when it failed. */
function* runStatement(process: Process, { host, user, database }: Session, text: string): Blocking<boolean> {
  const { stdout, stderr, env } = process
  const statement = text.startsWith('\\l') ? 'show databases' : text.startsWith('\\dt') ? 'show tables' : text
  // Who is in the container itself needs no password.
  const password = host === undefined ? '\0local' : (env.get('PGPASSWORD') ?? '')
  try {
    const result = yield* askSql(process, host ?? '127.0.0.1', 5432, { user, password, database, statement })
    if (!result || 'error' in result) {
      yield* stderr.write(`${failure(result, host)}\n`)
      return false
    }
    yield* stdout.write('done' in result ? doneText(result) : table(result))
    return true
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* stderr.write(unreachable(host, error.message))
    return false
  }
}

function doneText({ done, count }: Extract<SqlResult, { done: string }>): string {
  if (done === 'INSERT') return `INSERT 0 ${count}\n`
  return done === 'DELETE' ? `DELETE ${count}\n` : `${done}\n`
}

function unreachable(host: string | undefined, reason: string): string {
  const [where, question] =
    host === undefined
      ? ['on socket "/var/run/postgresql/.s.PGSQL.5432"', 'locally and accepting connections on that socket']
      : [`at "${host}", port 5432`, 'on that host and accepting TCP/IP connections']
  return `psql: error: connection to server ${where} failed: ${reason}\n\tIs the server running ${question}?\n`
}

/** psql: statements of -c, or a line each from standard input. */
function* psql(process: Process): Blocking<number> {
  const { argv, env, stdin, stdout, sys } = process
  const words = argv.slice(1)
  const take = (...names: string[]): string | undefined => {
    const index = words.findIndex((word) => names.includes(word))
    return index < 0 ? undefined : words.splice(index, 2)[1]
  }
  const host = take('-h', '--host') ?? env.get('PGHOST')
  const user = take('-U', '--username') ?? env.get('PGUSER') ?? 'root'
  const statement = take('-c', '--command')
  const database =
    take('-d', '--dbname') ?? words.find((word) => !word.startsWith('-')) ?? env.get('PGDATABASE') ?? user
  const ask = (text: string): Blocking<boolean> => runStatement(process, { host, user, database }, text)
  if (statement !== undefined) return (yield* ask(statement)) ? 0 : 1
  for (;;) {
    if (sys.isatty(stdin.fd)) yield* stdout.write(`${database}=# `)
    const line = yield* stdin.readLine()
    if (line === undefined || /^\\q/.test(line)) return 0
    if (line.trim() !== '') yield* ask(line)
  }
}

function failure(result: { readonly error: string } | undefined, host: string | undefined): string {
  if (!result)
    return `psql: error: could not translate host name "${host}" to address: Name or service not known`
  const { error } = result
  if (error.startsWith('FATAL'))
    return `psql: error: connection to server ${host === undefined ? 'on socket "/var/run/postgresql/.s.PGSQL.5432"' : `at "${host}", port 5432`} failed: ${error}`
  const missing = /^no table (.*)$/.exec(error)
  return `ERROR:  ${missing ? `relation "${missing[1]}" does not exist` : error.replace('syntax error near', 'syntax error at or near')}`
}

function table({ columns, rows }: Extract<SqlResult, { rows: unknown }>): string {
  const widths = columns.map((name, index) =>
    Math.max(name.length, ...rows.map((row) => (row[index] ?? '').length)),
  )
  const isNumber = columns.map(
    (_, index) => rows.length > 0 && rows.every((row) => /^-?\d+(\.\d+)?$/.test(row[index] ?? '')),
  )
  const centre = (name: string, width: number): string => {
    const left = Math.floor((width - name.length) / 2)
    return `${' '.repeat(left)}${name}${' '.repeat(width - name.length - left)}`
  }
  const cell = (text: string, index: number): string =>
    isNumber[index] ? text.padStart(widths[index] ?? 0) : text.padEnd(widths[index] ?? 0)
  const lines = [
    columns.map((name, index) => ` ${centre(name, widths[index] ?? 0)} `).join('|'),
    widths.map((width) => '-'.repeat(width + 2)).join('+'),
    ...rows.map((row) =>
      row
        .map((text, index) => ` ${cell(text, index)}${index === columns.length - 1 ? '' : ' '}`)
        .join('|')
        .trimEnd(),
    ),
  ]
  return `${lines.join('\n')}\n(${rows.length} row${rows.length === 1 ? '' : 's'})\n\n`
}

const Env = [
  'LANG=en_US.utf8',
  'PG_MAJOR=17',
  `PG_VERSION=${VERSION}-1.pgdg12+1`,
  'PGDATA=/var/lib/postgresql/data',
]

const image = (base: readonly BuildStep[], bytes: number): ImageSource =>
  official({
    created: '2025-09-08T17:14:52Z',
    base,
    lines: [
      {
        by: 'RUN /bin/sh -c set -eux; \tgroupadd -r postgres --gid=999; \tuseradd -r -g postgres --uid=999',
        files: withUser('postgres', 999, '/var/lib/postgresql'),
      },
      {
        by: 'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tgnupg',
        bytes: 10_100_000,
      },
      'ENV LANG=en_US.utf8',
      'ENV PG_MAJOR=17',
      `ENV PG_VERSION=${VERSION}-1.pgdg12+1`,
      {
        by: 'RUN /bin/sh -c set -ex; \t\texport PYTHONDONTWRITEBYTECODE=1',
        bytes,
        files: {
          '/usr/bin/psql': executable('sql-postgres/psql', 745_000),
          '/usr/bin/pg_isready': executable('sql-postgres/pg_isready', 80_000),
        },
      },
      {
        by: 'RUN /bin/sh -c mkdir -p /var/lib/postgresql/data',
        files: { '/var/lib/postgresql/data': directory(0o777, { uid: 999, gid: 999 }) },
      },
      'ENV PGDATA=/var/lib/postgresql/data',
      'VOLUME [/var/lib/postgresql/data]',
      {
        by: 'COPY docker-entrypoint.sh docker-ensure-initdb.sh /usr/local/bin/',
        files: { '/usr/local/bin/docker-entrypoint.sh': executable('sql-postgres/entrypoint', 14_221) },
      },
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'STOPSIGNAL SIGINT',
      'EXPOSE map[5432/tcp:{}]',
      'CMD ["postgres"]',
    ],
    config: {
      ExposedPorts: { '5432/tcp': {} },
      Env,
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['postgres'],
      Volumes: { '/var/lib/postgresql/data': {} },
      StopSignal: 'SIGINT',
    },
  })

function* pgIsReady(process: Process): Blocking<number> {
  try {
    yield* askSql(process, '127.0.0.1', 5432, { user: '', password: '', database: '', statement: '' })
    yield* process.stdout.write('/var/run/postgresql:5432 - accepting connections\n')
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* process.stdout.write('/var/run/postgresql:5432 - no response\n')
    return 2
  }
}

const onDebian = image(debianSteps, 320_000_000)
const onAlpine = image(alpineSteps, 240_000_000)

/** PostgreSQL. */
export const postgresRepository: RepositorySource = {
  path: 'library/postgres',
  tags: {
    latest: onDebian,
    '17': onDebian,
    [VERSION]: onDebian,
    '16': onDebian,
    '15': onDebian,
    alpine: onAlpine,
    '17-alpine': onAlpine,
    '16-alpine': onAlpine,
  },
  programs: {
    'sql-postgres/entrypoint': postgres,
    'sql-postgres/psql': psql,
    'sql-postgres/pg_isready': pgIsReady,
  },
}
