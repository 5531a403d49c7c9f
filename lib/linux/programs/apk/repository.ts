import { SECOND } from '../../../base/clock'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { connectBefore } from '../support/connect'
import { readTextIfAny, statIfAny } from '../support/files'
import { resolveHost } from '../support/resolve'
import { writeFile } from './database'
import { basePackages } from './package-index'

const CACHE = '/var/cache/apk'
const TIMEOUT = 10 * SECOND
const HTTPS_PORT = 443
/** What the simulated line carries in a second. */
const BYTES_PER_SECOND = 12e6
const INDEX_BYTES = 2_400_000
/** How many packages the real index names. */
const DISTINCT = 26_326
const BASE = basePackages.length

/** The lines of /etc/apk/repositories. */
export function* repositories({ sys }: Process): Blocking<string[]> {
  const text = (yield* readTextIfAny(sys, '/etc/apk/repositories')) ?? ''
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
}

/** The file a repository's index is kept in. */
function cacheFile(url: string): string {
  let hash = 5381
  for (const letter of url) hash = (hash * 33 + letter.charCodeAt(0)) >>> 0
  return `${CACHE}/APKINDEX.${hash.toString(16).padStart(8, '0')}.tar.gz`
}

/** Whether the server of a repository can be reached now. */
export function* isReachable({ sys }: Process, url: string): Blocking<boolean> {
  const host = /^https?:\/\/([^/:]+)/.exec(url)?.[1]
  if (host === undefined) return false
  const [address] = yield* resolveHost(sys, host)
  if (address === undefined) return false
  const fd = sys.socket('inet')
  const port = url.startsWith('https') ? HTTPS_PORT : 80
  const outcome = yield* connectBefore(sys, fd, { family: 'inet', address, port }, sys.now() + TIMEOUT)
  sys.close(fd)
  return outcome === 'connected'
}

/** Passes the time that fetching so many bytes takes. */
export const fetchBytes = ({ sys }: Process, bytes: number): Blocking<void> =>
  sys.nanosleep(Math.ceil((bytes / BYTES_PER_SECOND) * SECOND))

export interface Indexes {
  readonly available: readonly string[]
  readonly unavailable: readonly string[]
}

/** Has the indexes of all repositories: from the cache, or fetched when they are missing or `update` says so. */
export function* openIndexes(
  process: Process,
  {
    update,
    cache,
    isQuiet = false,
  }: { readonly update: boolean; readonly cache: boolean; readonly isQuiet?: boolean },
): Blocking<Indexes> {
  const available: string[] = []
  const unavailable: string[] = []
  for (const url of yield* repositories(process)) {
    if (!update && statIfAny(process.sys, cacheFile(url))) {
      available.push(url)
      continue
    }
    if (!isQuiet) yield* process.stdout.write(`fetch ${url}/x86_64/APKINDEX.tar.gz\n`)
    if (!(yield* isReachable(process, url))) {
      yield* process.stderr.write(`WARNING: updating and opening ${url}: temporary error (try again later)\n`)
      unavailable.push(url)
      continue
    }
    yield* fetchBytes(process, INDEX_BYTES)
    if (cache && statIfAny(process.sys, CACHE)) {
      yield* writeFile(process, cacheFile(url), new Uint8Array([0x1f, 0x8b]))
      process.sys.truncate(cacheFile(url), INDEX_BYTES)
    }
    available.push(url)
  }
  return { available, unavailable }
}

/** What `apk update` says in the end. */
export function updateSummary({ available, unavailable }: Indexes): string {
  const versions = available
    .map((url, index) => `v3.22.1-${201 + index}-g7e43f5d3a0${index} [${url}]\n`)
    .join('')
  if (unavailable.length > 0)
    return `${versions}${unavailable.length} unavailable, 0 stale; ${available.length === 0 ? BASE : DISTINCT} distinct packages available\n`
  return `${versions}OK: ${DISTINCT} distinct packages available\n`
}
