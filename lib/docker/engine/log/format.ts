import { concat, decode, encode } from '../../../base/bytes'
import { rfc3339Nano } from '../../../base/civil'
import { parseRfc3339 } from '../../api/rfc3339'
import type { OutputStream } from '../container/output-streams'
import { nanoseconds } from '../event/event-log'

/** What a container printed at once: one line, or the beginning of a long one. */
export interface LogEntry {
  /** with its newline, when it had one */
  readonly log: string
  readonly stream: OutputStream
  readonly attrs?: Readonly<Record<string, string>>
  /** RFC 3339 */
  readonly time: string
}

/** How a logging driver writes entries to its file. */
export interface LogFormat {
  encode(entry: LogEntry): Uint8Array
  decode(bytes: Uint8Array): LogEntry[]
}

/** json-file: one JSON object a line; `<`, `>` and `&` are escaped as Go does. */
export const jsonFormat: LogFormat = {
  encode(entry) {
    const text = JSON.stringify(entry).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    return encode(`${text}\n`)
  },
  decode(bytes) {
    const text = decode(bytes)
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    return whole
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as LogEntry)
  },
}

/** local: protocol buffers (moby logdriver.LogEntry) with their length before and after. */
export const localFormat: LogFormat = {
  encode({ log, stream, time }) {
    const line = encode(log.replace(/\n$/, ''))
    const source = encode(stream)
    const message = concat([
      field(1, source),
      new Uint8Array([2 << 3]),
      varint(nanoseconds(parseRfc3339(time))),
      field(3, line),
      ...(log.endsWith('\n') ? [] : [new Uint8Array([4 << 3, 1])]),
    ])
    const size = new Uint8Array(4)
    for (let index = 0; index < 4; index++) size[index] = message.length >>> (24 - 8 * index)
    return concat([size, message, size])
  },
  decode(bytes) {
    const entries: LogEntry[] = []
    for (let offset = 0; offset + 8 <= bytes.length; ) {
      const size = [0, 1, 2, 3].reduce((total, index) => total * 256 + (bytes[offset + index] ?? 0), 0)
      entries.push(decodeMessage(bytes.subarray(offset + 4, offset + 4 + size)))
      offset += size + 8
    }
    return entries
  },
}

function field(number: number, bytes: Uint8Array): Uint8Array {
  return concat([new Uint8Array([(number << 3) | 2]), varint(BigInt(bytes.length)), bytes])
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return new Uint8Array([...bytes, Number(rest)])
}

function decodeMessage(bytes: Uint8Array): LogEntry {
  let offset = 0
  const next = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[offset++] ?? 0
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }
  let stream: OutputStream = 'stdout'
  let line = ''
  let time = 0n
  let partial = false
  while (offset < bytes.length) {
    const key = Number(next())
    const value = next()
    if ((key & 7) === 2) {
      const text = decode(bytes.subarray(offset, offset + Number(value)))
      offset += Number(value)
      if (key >> 3 === 1) stream = text as OutputStream
      else line = text
    } else if (key >> 3 === 2) time = value
    else partial = value === 1n
  }
  const moment = { seconds: Number(time / 1_000_000_000n), nanoseconds: Number(time % 1_000_000_000n) }
  return { log: partial ? line : `${line}\n`, stream, time: rfc3339Nano(moment) }
}
