import { decode, encode } from '@/lib/base/bytes'
import { isErrno } from '@/lib/linux/kernel/errno'
import type { Process } from '@/lib/linux/kernel/program'
import type { Blocking } from '@/lib/linux/kernel/wait-queue'
import { resolveHost } from '@/lib/linux/programs/support/resolve'
import { runServer } from '../shared/run-server'
import { SqlDatabase, type SqlResult } from './database'

/** One statement on its way to a server; the simulated clients and servers speak JSON lines to each other. */
export interface Question {
  readonly user: string
  readonly password: string
  readonly database: string
  readonly statement: string
}

export interface SqlServer {
  readonly port: number
  readonly version: string
  /** the file everything is kept in */
  readonly file: string
  /** databases a new server has */
  readonly names: readonly string[]
  /** Why somebody may not in; undefined when they may. */
  refuse(question: Question, database: SqlDatabase): string | undefined
  begin(): Blocking<void>
  end(): Blocking<void>
}

/** Serves SQL until it is told to end; what changes is written to disk at once. */
export function* serveSql(process: Process, server: SqlServer): Blocking<number> {
  const database = new SqlDatabase(server.version, server.names)
  const stored = yield* readText(process, server.file)
  if (stored !== undefined) database.restore(stored)
  else yield* writeText(process, server.file, database.dump())
  return yield* runServer(process, {
    port: server.port,
    begin: server.begin,
    endsOn: ['SIGTERM', 'SIGINT', 'SIGQUIT'],
    end: server.end,
    *serve(connection) {
      let text = ''
      for (;;) {
        const bytes = yield* process.sys.read(connection, 65_536)
        if (bytes.length === 0) return
        text += decode(bytes)
        if (!text.endsWith('\n')) continue
        const question = JSON.parse(text) as Question
        text = ''
        const refusal = server.refuse(question, database)
        const result: SqlResult =
          refusal === undefined ? database.run(question.database, question.statement) : { error: refusal }
        if ('done' in result) yield* writeText(process, server.file, database.dump())
        yield* process.sys.write(connection, encode(`${JSON.stringify(result)}\n`))
      }
    },
  })
}

/** Asks a server one thing. @throws Errno when nobody listens; undefined when the name is unknown */
export function* askSql(
  { sys }: Process,
  host: string,
  port: number,
  question: Question,
): Blocking<SqlResult | undefined> {
  const [address] = yield* resolveHost(sys, host)
  if (address === undefined) return undefined
  const fd = sys.socket('inet')
  try {
    yield* sys.connect(fd, { family: 'inet', address, port })
    yield* sys.write(fd, encode(`${JSON.stringify(question)}\n`))
    let text = ''
    while (!text.endsWith('\n')) {
      const bytes = yield* sys.read(fd, 65_536)
      if (bytes.length === 0) break
      text += decode(bytes)
    }
    return JSON.parse(text) as SqlResult
  } finally {
    sys.close(fd)
  }
}

export function* readText({ sys }: Process, path: string): Blocking<string | undefined> {
  try {
    const fd = yield* sys.open(path, { access: 'read' })
    const bytes = yield* sys.read(fd, 16_777_216)
    sys.close(fd)
    return decode(bytes)
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

export function* writeText({ sys }: Process, path: string, text: string): Blocking<void> {
  const fd = yield* sys.open(path, { access: 'write', create: true, truncate: true }, 0o600)
  yield* sys.write(fd, encode(text))
  sys.close(fd)
}

/** A value of the environment, or the content of the file that `NAME_FILE` names. */
export function* secretFrom(process: Process, name: string): Blocking<string | undefined> {
  const file = process.env.get(`${name}_FILE`)
  if (file) return (yield* readText(process, file))?.trim()
  return process.env.get(name) || undefined
}
