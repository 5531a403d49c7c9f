import { concat, decode, EMPTY, encode } from '../../../base/bytes'
import { rfc3339Nano } from '../../../base/civil'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Condition } from '../condition'
import type { Engine } from '../engine'
import type { Container } from './container'
import type { OutputSink, OutputStream } from './output-streams'

/** Longer lines are cut (moby logger.Copier). */
const LONGEST_LINE = 16_384
const NEWLINE = 0x0a

/** Opens the log of a container's next run; undefined for `--log-driver none`. */
export function* openLog(engine: Engine, container: Container): Blocking<JsonLogSink | undefined> {
  if (container.logPath === '') return undefined
  const { sys } = engine
  const fd = yield* sys.open(
    container.logPath,
    { access: 'write', create: true, append: true, closeOnExec: true },
    0o640,
  )
  return new JsonLogSink(sys, fd, container.logged)
}

/** The json-file logging driver: one JSON object a line of output, with stream and time. */
export class JsonLogSink implements OutputSink {
  readonly #partial: Record<OutputStream, Uint8Array> = { stdout: EMPTY, stderr: EMPTY }

  constructor(
    private readonly sys: Syscalls,
    private readonly fd: number,
    private readonly logged: Condition,
  ) {}

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
    this.sys.close(this.fd)
    yield* this.logged.notify()
  }

  *#append(stream: OutputStream, lines: readonly Uint8Array[]): Blocking<void> {
    if (lines.length === 0) return
    const time = rfc3339Nano(this.sys.realtime())
    const text = lines.map(
      (line) => `{"log":${goString(decode(line))},"stream":"${stream}","time":"${time}"}\n`,
    )
    yield* this.sys.write(this.fd, encode(text.join('')))
    yield* this.logged.notify()
  }
}

/** A JSON string as the driver writes it: `<`, `>` and `&` are escaped too. */
function goString(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
