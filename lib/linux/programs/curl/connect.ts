import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { connectBefore } from '../support/connect'
import { resolveHost } from '../support/resolve'
import { CurlError } from './curl-error'
import type { Url } from './url'

export interface ConnectRules {
  readonly unixSocket: string | undefined
  /** `host:port:address` */
  readonly resolve: readonly string[]
  /** virtual time by which there must be a connection, and by which all must be done */
  readonly connectDeadline: number
  readonly deadline: number
  readonly note: (text: string) => Blocking<void>
}

export interface Connection {
  readonly fd: number
  /** of the other side; '' for a unix socket */
  readonly address: string
}

/** Connects to a URL's server. @throws CurlError 6, 7, 28 */
export function* connectTo(process: Process, url: Url, rules: ConnectRules): Blocking<Connection> {
  const { sys } = process
  const started = sys.now()
  const since = (): number => Math.floor((sys.now() - started) / 1e6)
  const refused = (): CurlError =>
    new CurlError(
      7,
      `Failed to connect to ${url.host}:${url.port} after ${since()} ms: Could not connect to server`,
    )
  if (rules.unixSocket !== undefined) {
    yield* rules.note(`  Trying ${rules.unixSocket}:0...`)
    const fd = sys.socket('unix')
    try {
      yield* sys.connect(fd, { family: 'unix', path: rules.unixSocket })
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* rules.note(`Immediate connect fail for ${rules.unixSocket}: ${error.message}`)
      throw refused()
    }
    yield* rules.note(`Connected to ${url.host} (${rules.unixSocket}) port 0`)
    return { fd, address: '' }
  }
  const addresses = yield* addressesOf(process, url, rules)
  if (addresses.length === 0) throw new CurlError(6, `Could not resolve host: ${url.host}`)
  for (const address of addresses) {
    yield* rules.note(`  Trying ${address}:${url.port}...`)
    const fd = sys.socket('inet')
    const outcome = yield* connectBefore(
      sys,
      fd,
      { family: 'inet', address, port: url.port },
      Math.min(rules.connectDeadline, rules.deadline),
    )
    if (outcome === 'connected') {
      yield* rules.note(`Connected to ${url.host} (${address}) port ${url.port}`)
      return { fd, address }
    }
    if (outcome === 'late') throw new CurlError(28, `Connection timed out after ${since()} milliseconds`)
    yield* rules.note(`connect to ${address} port ${url.port} failed: ${outcome.message}`)
    sys.close(fd)
  }
  throw refused()
}

function* addressesOf(
  { sys }: Process,
  { host, port }: Url,
  { resolve }: ConnectRules,
): Blocking<readonly string[]> {
  for (const entry of resolve) {
    const [name, number, ...address] = entry.split(':')
    if (name === host && Number(number) === port) return address.join(':').split(',')
  }
  return yield* resolveHost(sys, host)
}

/** Virtual time so many seconds from now; for ever when not given. */
export function deadlineIn({ sys }: Process, seconds: number | undefined): number {
  return seconds === undefined || seconds === 0 ? Number.POSITIVE_INFINITY : sys.now() + seconds * SECOND
}
