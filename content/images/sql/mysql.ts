import { rfc3339 } from '@/lib/base/civil'
import type { ImageSource, RepositorySource } from '@/lib/docker/registry/image-source'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process, Program } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { directory, executable } from '@/lib/linux/vfs/tree'
import { debianSteps } from '../debian'
import { official, withUser } from '../shared/official'
import type { SqlResult } from './database'
import { askSql, readText, secretFrom, serveSql, writeText } from './server'

interface Flavour {
  readonly name: 'mysql' | 'mariadb'
  readonly server: 'mysqld' | 'mariadbd'
  readonly version: string
  readonly label: string
  readonly prefix: 'MYSQL' | 'MARIADB'
  readonly created: string
  readonly tags: readonly string[]
  readonly bytes: number
}

const optionalPasswords = ['ALLOW_EMPTY_PASSWORD', 'ALLOW_EMPTY_ROOT_PASSWORD', 'RANDOM_ROOT_PASSWORD']

function* firstSecret(process: Process, names: readonly string[]): Blocking<string | undefined> {
  for (const name of names) {
    const value = yield* secretFrom(process, name)
    if (value !== undefined) return value
  }
  return undefined
}

function entrypoint({ name, server, version, label, prefix }: Flavour): Program {
  return function* (process) {
    const { sys, env, argv, stdout, stderr } = process
    const [, command = server, ...rest] = argv
    if (command !== server && !command.startsWith('-'))
      return yield* sys.execve(
        `/usr/bin/${command}`,
        [command, ...rest],
        [...env].map(([key, value]) => `${key}=${value}`),
      )
    const note = function* (text: string, kind = 'Note'): Blocking<void> {
      const time = rfc3339(sys.realtime()).replace('T', ' ').replace('Z', '+00:00')
      yield* (kind === 'ERROR' ? stderr : stdout).write(`${time} [${kind}] [Entrypoint]: ${text}\n`)
    }
    yield* note(`Entrypoint script for ${label} Server ${version} started.`)
    const file = '/var/lib/mysql/data.json'
    const isNew = (yield* readText(process, file)) === undefined
    const root = yield* firstSecret(process, [`${prefix}_ROOT_PASSWORD`, 'MYSQL_ROOT_PASSWORD'])
    const isOptional = optionalPasswords.some(
      (option) => env.get(`${prefix}_${option}`) ?? env.get(`MYSQL_${option}`),
    )
    if (isNew && root === undefined && !isOptional) {
      const empty = name === 'mariadb' ? 'MARIADB_ALLOW_EMPTY_ROOT_PASSWORD' : 'MYSQL_ALLOW_EMPTY_PASSWORD'
      const also = name === 'mariadb' ? `, ${prefix}_ROOT_PASSWORD_HASH` : ''
      yield* note(
        `Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - ${prefix}_ROOT_PASSWORD${also && `\n    - ${prefix}_ROOT_PASSWORD_HASH`}\n    - ${empty}\n    - ${prefix}_RANDOM_ROOT_PASSWORD`,
        'ERROR',
      )
      return 1
    }
    if (isNew) {
      yield* note('Initializing database files')
      yield* note('Database files initialized')
      const account = {
        root: root ?? '',
        user: (yield* firstSecret(process, [`${prefix}_USER`, 'MYSQL_USER'])) ?? '',
        password: (yield* firstSecret(process, [`${prefix}_PASSWORD`, 'MYSQL_PASSWORD'])) ?? '',
      }
      yield* writeText(process, '/var/lib/mysql/accounts.json', JSON.stringify(account))
      yield* note(`${label === 'MySQL' ? 'MySQL' : 'MariaDB'} init process done. Ready for start up.`)
    }
    const accounts = JSON.parse((yield* readText(process, '/var/lib/mysql/accounts.json')) ?? '{}') as {
      root?: string
      user?: string
      password?: string
    }
    const own = env.get(`${prefix}_DATABASE`) ?? env.get('MYSQL_DATABASE')
    const say = (text: string): Blocking<unknown> =>
      stderr.write(`${rfc3339(sys.realtime())} 0 [System] ${text}\n`)
    return yield* serveSql(process, {
      port: 3306,
      version,
      file,
      names: ['information_schema', 'mysql', 'performance_schema', 'sys', ...(own ? [own] : [])],
      refuse({ user, password, database }, all) {
        const wanted =
          user === 'root' ? accounts.root : user === accounts.user ? accounts.password : undefined
        if (wanted === undefined || wanted !== password)
          return `1045 (28000): Access denied for user '${user}'@'localhost' (using password: ${password === '' ? 'NO' : 'YES'})`
        return database === '' || all.has(database)
          ? undefined
          : `1049 (42000): Unknown database '${database}'`
      },
      *begin() {
        yield* say(
          `[MY-010931] [Server] /usr/sbin/${server}: ready for connections. Version: '${version}'  socket: '/var/run/mysqld/mysqld.sock'  port: 3306  ${label} Server.`,
        )
      },
      *end() {
        yield* say(`[MY-010910] [Server] /usr/sbin/${server}: Shutdown complete (${label} ${version}).`)
      },
    })
  }
}

interface ClientArguments {
  host: string
  user: string
  password: string
  database: string
  statement: string | undefined
}

function readArguments(words: readonly string[]): ClientArguments {
  const given: ClientArguments = {
    host: '127.0.0.1',
    user: 'root',
    password: '',
    database: '',
    statement: undefined,
  }
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const inline = word.startsWith('--') ? (word.split('=')[1] ?? '') : word.slice(2)
    // A password only counts in the same word.
    const value = (): string => inline || (words[++index] ?? '')
    if (/^(-h|--host)/.test(word)) given.host = value()
    else if (/^(-u|--user)/.test(word)) given.user = value()
    else if (/^(-p|--password)/.test(word)) given.password = inline
    else if (/^(-e|--execute)/.test(word)) given.statement = value()
    else if (!word.startsWith('-')) given.database = word
  }
  return given
}

/** Runs statements one after another; false when one failed. */
function* runStatements(process: Process, given: ClientArguments, text: string): Blocking<boolean> {
  const { stdout, stderr, sys } = process
  const { host, user, password } = given
  for (const one of text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)) {
    const use = /^use\s+[`"]?(\w+)/i.exec(one)
    if (use) given.database = use[1] ?? ''
    const { database } = given
    try {
      const result = yield* askSql(process, host, 3306, { user, password, database, statement: one })
      if (!result || 'error' in result) {
        yield* stderr.write(`ERROR ${failure(result, host, database)}\n`)
        return false
      }
      if ('rows' in result) yield* stdout.write(sys.isatty(stdout.fd) ? boxed(result) : plain(result))
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stderr.write(`ERROR 2002 (HY000): Can't connect to server on '${host}' (115)\n`)
      return false
    }
  }
  return true
}

/** The command-line client: statements of -e, or a line each from standard input. */
function* client(process: Process): Blocking<number> {
  const { argv, stdin, stdout, stderr, sys } = process
  const given = readArguments(argv.slice(1))
  if (given.statement !== undefined) {
    if (given.password !== '')
      yield* stderr.write(
        'mysql: [Warning] Using a password on the command line interface can be insecure.\n',
      )
    return (yield* runStatements(process, given, given.statement)) ? 0 : 1
  }
  const isTerminal = sys.isatty(stdin.fd)
  for (;;) {
    if (isTerminal) yield* stdout.write('mysql> ')
    const line = yield* stdin.readLine()
    if (line === undefined || /^\s*(exit|quit|\\q);?\s*$/.test(line)) return 0
    if (!(yield* runStatements(process, given, line)) && !isTerminal) return 1
  }
}

function plain({ columns, rows }: Extract<SqlResult, { rows: unknown }>): string {
  return [columns, ...rows].map((row) => `${row.join('\t')}\n`).join('')
}

function failure(result: { readonly error: string } | undefined, host: string, database: string): string {
  if (!result) return `2005 (HY000): Unknown server host '${host}' (-2)`
  const missing = /^no table (.*)$/.exec(result.error)
  if (missing) return `1146 (42S02) at line 1: Table '${database}.${missing[1]}' doesn't exist`
  return /^\d/.test(result.error)
    ? result.error
    : `1064 (42000) at line 1: You have an error in your SQL syntax (${result.error})`
}

function boxed({ columns, rows }: Extract<SqlResult, { rows: unknown }>): string {
  const widths = columns.map((name, index) =>
    Math.max(name.length, ...rows.map((row) => (row[index] ?? '').length)),
  )
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`
  const line = (cells: readonly string[]): string =>
    `|${cells.map((text, index) => ` ${text.padEnd(widths[index] ?? 0)} `).join('|')}|\n`
  return `${rule}${line(columns)}${rule}${rows.map(line).join('')}${rule}`
}

function repository(flavour: Flavour): RepositorySource {
  const { name, server, version, prefix, created, tags, bytes } = flavour
  const key = `sql-${name}`
  const image: ImageSource = official({
    created,
    base: debianSteps,
    lines: [
      {
        by: `RUN /bin/sh -c groupadd -r mysql && useradd -r -g mysql mysql --home-dir /var/lib/mysql`,
        files: withUser('mysql', 999, '/var/lib/mysql'),
      },
      {
        by: 'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends',
        bytes: 17_900_000,
      },
      `ENV ${prefix}_VERSION=${version}`,
      {
        by: `RUN /bin/sh -c set -eux; \tinstall ${name}`,
        bytes,
        files: {
          [`/usr/sbin/${server}`]: executable(`${key}/entrypoint`, 71_000_000),
          '/usr/bin/mysql': executable(`${key}/client`, 7_800_000),
          ...(name === 'mariadb' && { '/usr/bin/mariadb': executable(`${key}/client`, 7_800_000) }),
          '/var/lib/mysql': directory(0o1777, { uid: 999, gid: 999 }),
        },
      },
      'VOLUME [/var/lib/mysql]',
      {
        by: 'COPY docker-entrypoint.sh /usr/local/bin/',
        files: { '/usr/local/bin/docker-entrypoint.sh': executable(`${key}/entrypoint`, 14_000) },
      },
      'ENTRYPOINT ["docker-entrypoint.sh"]',
      'EXPOSE map[3306/tcp:{}]',
      `CMD ["${server}"]`,
    ],
    config: {
      ExposedPorts: { '3306/tcp': {}, ...(name === 'mysql' && { '33060/tcp': {} }) },
      Env: [`${prefix}_VERSION=${version}`],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: [server],
      Volumes: { '/var/lib/mysql': {} },
    },
  })
  return {
    path: `library/${name}`,
    tags: Object.fromEntries(tags.map((tag) => [tag, image])),
    programs: { [`${key}/entrypoint`]: entrypoint(flavour), [`${key}/client`]: client },
  }
}

/** MySQL. */
export const mysql = repository({
  name: 'mysql',
  server: 'mysqld',
  version: '9.5.0',
  label: 'MySQL',
  prefix: 'MYSQL',
  created: '2025-10-21T17:31:04Z',
  tags: ['latest', '9', '9.5', '9.5.0', '8', '8.4', '8.0'],
  bytes: 640_000_000,
})

/** MariaDB. */
export const mariadb = repository({
  name: 'mariadb',
  server: 'mariadbd',
  version: '12.0.2-MariaDB-ubu2404',
  label: 'MariaDB',
  prefix: 'MARIADB',
  created: '2025-08-07T18:22:40Z',
  tags: ['latest', '12', '12.0', '11', '10'],
  bytes: 210_000_000,
})
