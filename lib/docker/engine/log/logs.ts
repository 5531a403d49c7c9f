import { encode } from '../../../base/bytes'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { parseRfc3339 } from '../../api/rfc3339'
import type { Container } from '../container/container'
import type { OutputStream } from '../container/output-streams'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import { nanoseconds } from '../event/event-log'
import { readFile } from '../files'
import { logAttributes } from './attributes'
import type { LogEntry } from './format'
import { logFiles, logStorage } from './log-file'

export interface LogOptions {
  readonly stdout: boolean
  readonly stderr: boolean
  /** nanoseconds since 1970; 0 for everything */
  readonly since: bigint
  /** nanoseconds since 1970; 0 for no end */
  readonly until: bigint
  readonly timestamps: boolean
  readonly details: boolean
  readonly follow: boolean
  /** lines; -1 for all */
  readonly tail: number
}

type Emit = (stream: OutputStream, bytes: Uint8Array) => Blocking<void>

/** What keeps `docker logs` from reading. @throws EngineError */
export function checkReadable(container: Container, { stdout, stderr }: LogOptions): void {
  if (!stdout && !stderr)
    throw new EngineError('InvalidParameter', 'Bad parameters: you must choose at least one stream')
  if (container.hostConfig.LogConfig.Type === 'none') {
    throw new EngineError('NotImplemented', 'configured logging driver does not support reading')
  }
}

/** Sends a container's log, and with `follow` what is added until it stops or the client hangs up (moby ContainerLogs). */
export function* readLogs(
  engine: Engine,
  container: Container,
  options: LogOptions,
  emit: Emit,
  client: number,
): Blocking<void> {
  const details = options.details ? detailsText(container) : ''
  /** entries of this container seen so far */
  let position = Number.NEGATIVE_INFINITY
  let isFirst = true
  for (;;) {
    const isLast = !options.follow || !container.isRunning
    const all = yield* readEntries(engine, container)
    const fresh = container.logEntries - position
    const entries = fresh < all.length ? all.slice(all.length - fresh) : all
    position = container.logEntries
    const wanted = entries.filter((entry) => isWanted(entry, options))
    const shown =
      isFirst && options.tail >= 0
        ? wanted.slice(wanted.length - Math.min(options.tail, wanted.length))
        : wanted
    isFirst = false
    for (const entry of shown) yield* emit(entry.stream, encode(render(entry, options, details)))
    if (isLast) return
    if (options.until > 0n && nanoseconds(engine.sys.realtime()) >= options.until) return
    const what = yield* container.logged.wait({ watch: client })
    if (what === 'watched') return
  }
}

function* readEntries({ sys }: Engine, container: Container): Blocking<LogEntry[]> {
  const storage = logStorage(container)
  const entries: LogEntry[] = []
  if (!storage) return entries
  for (const path of logFiles(sys, storage))
    entries.push(...storage.format.decode(yield* readFile(sys, path)))
  return entries
}

/** `--tail` counts the lines of the streams asked for, and only those in the time asked for. */
function isWanted(entry: LogEntry, { stdout, stderr, since, until }: LogOptions): boolean {
  if (entry.stream === 'stdout' ? !stdout : !stderr) return false
  if (since === 0n && until === 0n) return true
  const time = nanoseconds(parseRfc3339(entry.time))
  return time >= since && (until === 0n || time <= until)
}

function render(entry: LogEntry, { timestamps }: LogOptions, details: string): string {
  const time = timestamps ? `${paddedTime(entry.time)} ` : ''
  return `${time}${details}${entry.log}`
}

/** Nine fractional digits, so that columns align. */
function paddedTime(time: string): string {
  const [seconds = '', fraction = ''] = time.replace('Z', '').split('.')
  return `${seconds}.${fraction.padEnd(9, '0')}Z`
}

/** What `--details` puts in front. */
function detailsText(container: Container): string {
  const pairs = Object.entries(logAttributes(container)).map(([name, value]) => `${name}=${value}`)
  return `${pairs.join(',')} `
}

/** Reads `--tail`: anything but a number from 0 up means everything. */
export function parseTail(text: string | undefined): number {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : -1
}

/** Reads an API timestamp, `1136073600.000000001`, as nanoseconds. @throws EngineError InvalidParameter */
export function parseTimestamp(text: string | undefined): bigint {
  if (!text) return 0n
  const match = /^(-?\d+)(?:\.(\d{1,9}))?$/.exec(text)
  if (!match)
    throw new EngineError(
      'InvalidParameter',
      `strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`,
    )
  return BigInt(match[1] ?? 0) * 1_000_000_000n + BigInt((match[2] ?? '').padEnd(9, '0'))
}
