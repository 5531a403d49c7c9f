import { concat, decode, EMPTY } from '../../../base/bytes'
import { rfc3339Nano } from '../../../base/civil'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Container } from '../container/container'
import type { OutputSink, OutputStream } from '../container/output-streams'
import type { Engine } from '../engine'
import { logAttributes } from './attributes'
import type { LogEntry, LogFormat } from './format'
import { validateLogValues } from './log-config'
import { LogFile, logStorage } from './log-file'
import { connectSyslog, type Forward } from './syslog'

/** Longer lines are cut (moby logger.Copier). */
const LONGEST_LINE = 16_384
const NEWLINE = 0x0a

/** Opens the log of a container's next run; undefined for `--log-driver none`. @throws EngineError */
export function* openLog(engine: Engine, container: Container): Blocking<OutputSink | undefined> {
  validateLogValues(container.hostConfig.LogConfig)
  const storage = logStorage(container)
  if (!storage) return undefined
  const forward = yield* connectSyslog(engine, container)
  const file = yield* LogFile.open(engine.sys, storage)
  return new LogSink(engine, container, file, storage.format, forward)
}

/** Cuts what a container prints into lines and gives each with stream and time to its logging driver. */
class LogSink implements OutputSink {
  readonly #partial: Record<OutputStream, Uint8Array> = { stdout: EMPTY, stderr: EMPTY }
  readonly #attributes: Pick<LogEntry, 'attrs'>

  constructor(
    private readonly engine: Engine,
    private readonly container: Container,
    private readonly file: LogFile,
    private readonly format: LogFormat,
    private readonly forward: Forward | undefined,
  ) {
    const attrs = logAttributes(container)
    this.#attributes = Object.keys(attrs).length > 0 ? { attrs } : {}
  }

  *write(stream: OutputStream, bytes: Uint8Array): Blocking<boolean> {
    let rest = concat([this.#partial[stream], bytes])
    const lines: Uint8Array[] = []
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      lines.push(rest.subarray(0, end + 1))
      rest = rest.subarray(end + 1)
    }
    while (rest.length >= LONGEST_LINE) {
      lines.push(rest.subarray(0, LONGEST_LINE))
      rest = rest.subarray(LONGEST_LINE)
    }
    this.#partial[stream] = rest.slice()
    yield* this.#append(stream, lines)
    return true
  }

  *end(): Blocking<void> {
    for (const stream of ['stdout', 'stderr'] as const) {
      const rest = this.#partial[stream]
      if (rest.length > 0) yield* this.#append(stream, [rest])
    }
    this.file.close()
    this.forward?.close()
    yield* this.container.logged.notify()
  }

  *#append(stream: OutputStream, lines: readonly Uint8Array[]): Blocking<void> {
    if (lines.length === 0) return
    const time = rfc3339Nano(this.engine.sys.realtime())
    const entries = lines.map((line): LogEntry => ({ log: decode(line), stream, ...this.#attributes, time }))
    yield* this.file.append(entries.map((entry) => this.format.encode(entry)))
    this.container.logEntries += entries.length
    for (const entry of entries) yield* this.forward?.send(entry) ?? nothing()
    yield* this.container.logged.notify()
  }
}

function* nothing(): Blocking<void> {}
