import { concat } from '../../../../base/bytes'
import { isErrno } from '../../../kernel/errno'
import type { Blocking } from '../../../kernel/wait-queue'
import { type Applet, type AppletContext, AppletFailure, type Applets, number, orStdin } from '../applet'
import { readBytes, readText } from '../input'

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0')
const printable = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')

/** All operands as one stream, from `-s` on and of the length `-n` says. */
function* readAll(context: AppletContext, skip: string, length: string | undefined): Blocking<Uint8Array> {
  const parts: Uint8Array[] = []
  for (const path of orStdin(context.operands)) {
    try {
      parts.push(yield* readBytes(context, path))
    } catch (error) {
      if (!isErrno(error)) throw error
      if (context.operands.length === 1) throw new AppletFailure(`${path}: ${error.message}`)
      yield* context.process.stderr.write(`${context.name}: ${path}: ${error.message}\n`)
    }
  }
  const from = amount(skip)
  return concat(parts).subarray(from, length === undefined ? undefined : from + amount(length))
}

/** A number as C writes it (0x10, 010) with a suffix b, k or m. */
function amount(text: string): number {
  const [, digits, suffix = ''] = /^(0x[\da-f]+|\d+)([bkm]?)$/i.exec(text) ?? []
  if (digits === undefined) throw new AppletFailure(`invalid number '${text}'`)
  const value = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits)
  return value * ({ b: 512, k: 1024, m: 1_048_576 }[suffix] ?? 1)
}

/** Two-byte words, each in a column of its own. */
const words =
  (radix: 8 | 10 | 16, width: number, column: number) =>
  (row: Uint8Array): string => {
    let text = ''
    for (let at = 0; at < 16; at += 2) {
      const value = (row[at] ?? 0) + (row[at + 1] ?? 0) * 256
      const cell = at < row.length ? value.toString(radix).padStart(width, '0') : ''
      text += cell.padStart(at < row.length ? column : 0).padEnd(column)
    }
    return text
  }

const bytesAs =
  (show: (byte: number) => string, column: number) =>
  (row: Uint8Array): string =>
    Array.from({ length: 16 }, (_, at) => (at < row.length ? show(row[at] ?? 0) : '').padStart(column)).join(
      '',
    )

const escapes: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

/** What follows the offset, by option. */
const rows: Readonly<Record<string, (row: Uint8Array) => string>> = {
  C: (row) => {
    const half = (from: number) =>
      Array.from({ length: 8 }, (_, at) =>
        from + at < row.length ? hex(row[from + at] ?? 0, 2) : '  ',
      ).join(' ')
    return `  ${half(0)}  ${half(8)}  |${Array.from(row, printable).join('')}|`
  },
  b: bytesAs((byte) => byte.toString(8).padStart(3, '0'), 4),
  c: bytesAs(
    (byte) =>
      escapes[byte] ??
      (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0')),
    4,
  ),
  d: words(10, 5, 8),
  o: words(8, 6, 8),
  x: words(16, 4, 8),
  '': words(16, 4, 5),
}

const hexdump: Applet = {
  options: 'bcCdoxvn:s:!ef',
  usage: '[-bcdoxCv] [-n LEN] [-s OFS] [FILE]...',
  about: 'Print bytes as hexadecimal words; -C: as bytes and characters',
  run: (context) =>
    dump(
      context,
      [...context.flags].filter((flag) => flag in rows),
    ),
}

const hd: Applet = { ...hexdump, usage: '[-v] [FILE]...', run: (context) => dump(context, ['C']) }

function* dump(context: AppletContext, formats: readonly string[]): Blocking<number> {
  const { process, flags, values } = context
  const skip = values.get('s') ?? '0'
  const bytes = yield* readAll(context, skip, values.get('n'))
  const kinds = formats.length === 0 ? [''] : formats
  const width = kinds[0] === 'C' ? 8 : 7
  let text = ''
  let previous = ''
  let starred = false
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16)
    const key = row.join(' ')
    if (row.length === 16 && key === previous && !flags.has('v')) {
      if (!starred) text += '*\n'
      starred = true
      continue
    }
    previous = key
    starred = false
    for (const kind of kinds) text += `${hex(amount(skip) + at, width)}${rows[kind]?.(row) ?? ''}\n`
  }
  if (bytes.length > 0) text += `${hex(amount(skip) + bytes.length, width)}\n`
  yield* process.stdout.write(text)
  return 0
}

const xxd: Applet = {
  options: 'pril:s:c:g:a',
  usage: '[-pri] [-g N] [-c N] [-l LEN] [-s OFS] [-o OFS] [FILE]',
  about: 'Print bytes in hexadecimal; -p: nothing else, -r: turn it back into bytes, -i: as C',
  *run(context) {
    const { process, flags, values, operands } = context
    if (flags.has('r')) {
      const text = yield* readText(context, operands[0] ?? '-')
      yield* process.stdout.write(undump(text, flags.has('p')))
      return 0
    }
    const bytes = yield* readAll(
      { ...context, operands: operands.slice(0, 1) },
      values.get('s') ?? '0',
      values.get('l'),
    )
    const columns = number(values.get('c') ?? (flags.has('p') ? '30' : flags.has('i') ? '12' : '16'))
    const group = number(values.get('g') ?? '2') || columns
    let text = ''
    for (let at = 0; at < bytes.length; at += columns) {
      const row = bytes.subarray(at, at + columns)
      if (flags.has('p')) text += `${Array.from(row, (byte) => hex(byte, 2)).join('')}\n`
      else if (flags.has('i'))
        text += `  ${Array.from(row, (byte) => `0x${hex(byte, 2)}`).join(', ')}${at + columns < bytes.length ? ',' : ''}\n`
      else {
        const cells = Array.from(
          { length: columns },
          (_, index) =>
            (index < row.length ? hex(row[index] ?? 0, 2) : '  ') + ((index + 1) % group === 0 ? ' ' : ''),
        )
        text += `${hex(amount(values.get('s') ?? '0') + at, 8)}: ${cells
          .join('')
          .trimEnd()
          .padEnd(columns * 2 + Math.ceil(columns / group))} ${Array.from(row, printable).join('')}\n`
      }
    }
    yield* process.stdout.write(text)
    return 0
  },
}

function undump(text: string, isPlain: boolean): Uint8Array {
  const digits = isPlain
    ? text.replace(/\s/g, '')
    : text
        .split('\n')
        .map((line) => (/^[\da-f]+: ?((?:[\da-f]{2,} ?)+)/i.exec(line)?.[1] ?? '').replace(/ /g, ''))
        .join('')
  return Uint8Array.from(digits.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))
}

/** Applets that show bytes as numbers. */
export const dumpApplets: Applets = { hd, hexdump, xxd }
