import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { statIfAny } from '../support/files'
import { resolveHost } from '../support/resolve'
import { Failure } from '../utility'

export const HOST = 'deb.debian.org'
const LISTS = '/var/lib/apt/lists'
export const MAIN_LIST = `${LISTS}/${HOST}_debian_dists_bookworm_main_binary-amd64_Packages`
export const LOCK = '/var/lib/dpkg/lock-frontend'

/** What the mirror sends in a second. */
const BYTES_PER_SECOND = 6_000_000

/** Whether `apt-get update` has brought the lists of packages. */
export const hasLists = ({ sys }: Process): boolean => statIfAny(sys, MAIN_LIST) !== undefined

/** Only root may change what is installed. @throws Failure */
export function* takeLock({ sys }: Process, path = LOCK): Blocking<void> {
  try {
    for (const directory of [
      '/var/lib/dpkg',
      '/var/cache',
      '/var/lib/apt',
      LISTS,
      `${LISTS}/partial`,
      '/var/cache/apt',
      '/var/cache/apt/archives',
    ])
      if (!statIfAny(sys, directory)) sys.mkdir(directory)
    sys.close(yield* sys.open(path, { access: 'write', create: true }, 0o640))
  } catch (error) {
    if (!isErrno(error)) throw error
    const number = { EACCES: 13, EROFS: 30, ENOENT: 2 }[error.code as string] ?? 1
    const denied = `(${number}: ${error.message})`
    throw new Failure(
      path === LOCK
        ? `E: Could not open lock file ${LOCK} - open ${denied}\nE: Unable to acquire the dpkg frontend lock (${LOCK}), are you root?`
        : `E: Could not open lock file ${path} - open ${denied}\nE: Unable to lock directory ${path.replace(/\/lock$/, '/')}`,
      100,
    )
  }
}

export const LISTS_LOCK = `${LISTS}/lock`

/** Reaches the mirror; what went wrong, in apt's words, or undefined. */
export function* reachMirror(process: Process): Blocking<string | undefined> {
  const { sys } = process
  const [address] = yield* resolveHost(sys, HOST)
  if (address === undefined) return `Temporary failure resolving '${HOST}'`
  const fd = sys.socket('inet')
  try {
    yield* sys.connect(fd, { family: 'inet', address, port: 80 })
    return undefined
  } catch (error) {
    if (!isErrno(error)) throw error
    return `Could not connect to ${HOST}:80 (${address}). - connect (${error.message})`
  } finally {
    sys.close(fd)
  }
}

/** Takes the time that so many bytes take; apt's line about it. */
export function* fetchBytes({ sys }: Process, bytes: number): Blocking<string> {
  const started = sys.now()
  yield* sys.nanosleep(Math.ceil((bytes / BYTES_PER_SECOND) * SECOND) + SECOND / 10)
  const seconds = (sys.now() - started) / SECOND
  const rate = Math.round(bytes / Math.max(0.1, seconds))
  return `Fetched ${sizeText(bytes)} in ${Math.round(seconds)}s (${rateText(rate)}/s)\n`
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

const rateText = (rate: number): string =>
  rate < 10_000 ? `${grouped(rate)} B` : `${grouped(Math.round(rate / 1000))} kB`

/** `756 B`, `62.8 kB`, `8793 kB`, `39.2 MB`: as apt writes sizes, by powers of 1000. */
export function sizeText(bytes: number): string {
  let value = bytes
  for (const unit of ['B', 'kB', 'MB', 'GB']) {
    if (value < 10_000) return `${value < 100 && unit !== 'B' ? value.toFixed(1) : Math.round(value)} ${unit}`
    value /= 1000
  }
  return `${Math.round(value)} TB`
}
