import { concat } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { baseName, closeOperand, openOperand, readToEnd } from '../support/files'
import { complain } from '../support/message'
import { parseSize } from '../support/size'
import { utilLinux } from '../util-linux/family'
import { Failure, utility } from '../utility'

const help = `
Usage:
 hexdump [options] <file>...

Print bytes in hexadecimal and otherwise.

Options:
 -b, --one-byte-octal      octal, byte by byte
 -c, --one-byte-char       characters
 -C, --canonical           hexadecimal bytes with characters beside them
 -d, --two-bytes-decimal   decimal, two bytes together
 -o, --two-bytes-octal     octal, two bytes together
 -x, --two-bytes-hex       hexadecimal, two bytes together
 -n, --length <length>     only so many bytes
 -s, --skip <offset>       not the first so many
 -v, --no-squeezing        print all lines, also those like the one above
 -h, --help                print this
 -V, --version             print the version

Not simulated here: -e, --format <format>; -f, --format-file <file>; -L, --color[=<mode>]; -X, --one-byte-hex
`

type Render = (bytes: Uint8Array) => string

const byteNames: Readonly<Record<number, string>> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0')
const isPlain = (byte: number): boolean => byte >= 32 && byte < 127

const pairs =
  (cell: (value: number) => string): Render =>
  (bytes) => {
    let text = ''
    for (let at = 0; at < bytes.length; at += 2) text += cell((bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256)
    return text
  }

const canonical: Render = (bytes) => {
  const cells = Array.from({ length: 16 }, (_, index) => {
    const byte = bytes[index]
    return (byte === undefined ? '   ' : ` ${hex(byte, 2)}`) + (index === 7 ? ' ' : '')
  })
  const letters = Array.from(bytes, (byte) => (isPlain(byte) ? String.fromCharCode(byte) : '.')).join('')
  return ` ${cells.join('')}  |${letters}|`
}

const renders = {
  octal: (bytes) => Array.from(bytes, (byte) => ` ${byte.toString(8).padStart(3, '0')}`).join(''),
  character: (bytes) =>
    Array.from(
      bytes,
      (byte) =>
        ` ${(byteNames[byte] ?? (isPlain(byte) ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0'))).padStart(3)}`,
    ).join(''),
  canonical,
  decimal: pairs((value) => `   ${String(value).padStart(5, '0')}`),
  twoOctal: pairs((value) => `  ${value.toString(8).padStart(6, '0')}`),
  twoHex: pairs((value) => `    ${hex(value, 4)}`),
} satisfies Readonly<Record<string, Render>>

const plain = pairs((value) => ` ${hex(value, 4)}`)

export const hexdump = utility({
  family: utilLinux,
  name: 'hexdump',
  help,
  options: {
    octal: '-b',
    character: '-c',
    canonical: '-C',
    decimal: '-d',
    twoOctal: '-o',
    twoHex: '-x',
    length: '-n=',
    skip: '-s=',
    all: '-v',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, given, operands }) {
    const chosen = given.flatMap(({ name }) =>
      name in renders ? [renders[name as keyof typeof renders]] : [],
    )
    if (chosen.length === 0) chosen.push(baseName(process.argv[0] ?? '') === 'hd' ? canonical : plain)
    const { parts, failed } = yield* readAll(process, operands.length === 0 ? ['-'] : operands)
    if (failed > 0 && parts.length === 0) {
      yield* complain(process, 'all input file arguments failed')
      return 1
    }
    const from = amount(options.skip, 'offset') ?? 0
    const length = amount(options.length, 'length')
    const bytes = concat(parts).subarray(from, length === undefined ? undefined : from + length)
    yield* dump(process, bytes, from, chosen, options.all)
    return failed > 0 ? 1 : 0
  },
})

function* readAll(
  process: Process,
  paths: readonly string[],
): Blocking<{ parts: Uint8Array[]; failed: number }> {
  const parts: Uint8Array[] = []
  for (const path of paths) {
    try {
      const fd = yield* openOperand(process, path)
      parts.push(yield* readToEnd(process.sys, fd))
      closeOperand(process, fd)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(process, `${path}: ${error.message}`)
    }
  }
  return { parts, failed: paths.length - parts.length }
}

function amount(text: string | undefined, what: string): number | undefined {
  const value = text === undefined ? undefined : (parseSize(text) ?? Number(text))
  if (Number.isNaN(value)) throw new Failure(`failed to parse ${what}: '${text}': Invalid argument`)
  return value
}

/** Prints rows of sixteen bytes; those like the one above as one `*`. */
function* dump(
  process: Process,
  bytes: Uint8Array,
  from: number,
  renders: readonly Render[],
  all: boolean,
): Blocking<void> {
  const width = renders[0] === canonical ? 8 : 7
  let last = ''
  let squeezed = false
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.subarray(at, at + 16)
    const key = row.join()
    if (!all && key === last && row.length === 16) {
      if (!squeezed) yield* process.stdout.write('*\n')
      squeezed = true
      continue
    }
    squeezed = false
    last = key
    for (const [index, render] of renders.entries()) {
      const place = index === 0 ? hex(from + at, width) : ' '.repeat(width)
      const full = render === canonical ? 0 : render(new Uint8Array(16)).length
      yield* process.stdout.write(`${place}${render(row).padEnd(full)}\n`)
    }
  }
  if (bytes.length > 0) yield* process.stdout.write(`${hex(from + bytes.length, width)}\n`)
}
