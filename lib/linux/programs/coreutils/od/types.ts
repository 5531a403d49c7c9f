import type { Process } from '../../../kernel/program'
import { quote } from '../../support/quote'
import { Failure } from '../../utility'

/** One way to show bytes. */
export interface OutputType {
  /** bytes a value is made of */
  readonly size: number
  /** columns a value takes, without the blank before it */
  readonly width: number
  readonly show: (bytes: Uint8Array) => string
  /** the text of the bytes after the values (`z`) */
  readonly text: boolean
}

const names = [
  'nul',
  'soh',
  'stx',
  'etx',
  'eot',
  'enq',
  'ack',
  'bel',
  'bs',
  'ht',
  'nl',
  'vt',
  'ff',
  'cr',
  'so',
  'si',
].concat([
  'dle',
  'dc1',
  'dc2',
  'dc3',
  'dc4',
  'nak',
  'syn',
  'etb',
  'can',
  'em',
  'sub',
  'esc',
  'fs',
  'gs',
  'rs',
  'us',
  'sp',
])
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
const sizes: Readonly<Record<string, number>> = { C: 1, S: 2, I: 4, L: 8, F: 4, D: 8 }

const little = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n)
const isPrint = (byte: number): boolean => byte >= 32 && byte < 127

/** Types such as `x1z` or `o2c`. @throws Failure */
export function parseTypes(process: Process, text: string): OutputType[] {
  const types: OutputType[] = []
  for (let rest = text; rest !== ''; ) {
    const match = /^([acdouxf])(\d+|[CSILFD])?(z?)/.exec(rest)
    if (!match)
      throw new Failure(`invalid character '${rest.charAt(0)}' in type string ${quote(process, text)}`)
    const [whole, letter = '', size, z] = match
    const used = (letter === 'a' || letter === 'c') && size !== undefined ? whole.slice(0, 1) : whole
    types.push(makeType(process, text, letter, size, z === 'z'))
    rest = rest.slice(used.length)
  }
  return types
}

function makeType(
  process: Process,
  text: string,
  letter: string,
  sizeText: string | undefined,
  z: boolean,
): OutputType {
  if (letter === 'a')
    return {
      size: 1,
      width: 3,
      show: ([byte = 0]) =>
        names[byte & 127] ?? ((byte & 127) === 127 ? 'del' : String.fromCharCode(byte & 127)),
      text: z,
    }
  if (letter === 'c') {
    return {
      size: 1,
      width: 3,
      show: ([byte = 0]) =>
        escapes[byte] ?? (isPrint(byte) ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0')),
      text: z,
    }
  }
  const size = sizeText === undefined ? (letter === 'f' ? 8 : 4) : (sizes[sizeText] ?? Number(sizeText))
  const allowed = letter === 'f' ? [4, 8] : [1, 2, 4, 8]
  if (!allowed.includes(size)) {
    const kind = letter === 'f' ? 'floating point' : 'integral'
    throw new Failure(
      `invalid type string ${quote(process, text)};\nthis system doesn't provide a ${size}-byte ${kind} type`,
    )
  }
  if (letter === 'f') return { size, width: size === 4 ? 15 : 24, show: (bytes) => showFloat(bytes), text: z }
  const bits = size * 8
  const base = letter === 'x' ? 16 : letter === 'o' ? 8 : 10
  const largest = ((1n << BigInt(bits)) - 1n).toString(base).length
  const width = letter === 'd' ? (1n << BigInt(bits - 1)).toString().length + 1 : largest
  const show = (bytes: Uint8Array): string => {
    const value = little(bytes)
    if (letter === 'd') return BigInt.asIntN(bits, value).toString()
    const digits = value.toString(base)
    return letter === 'u' ? digits : digits.padStart(largest, '0')
  }
  return { size, width, show, text: z }
}

function showFloat(bytes: Uint8Array): string {
  const view = new DataView(new ArrayBuffer(bytes.length))
  for (const [index, byte] of bytes.entries()) view.setUint8(index, byte)
  const value = bytes.length === 4 ? view.getFloat32(0, true) : view.getFloat64(0, true)
  return String(bytes.length === 4 ? Number(value.toPrecision(8)) : value)
}

/** One line of values, in columns that align with those of the other types. */
export function formatLine(
  line: Uint8Array,
  width: number,
  type: OutputType,
  all: readonly OutputType[],
): string {
  // Columns are as wide as the widest type needs for the same bytes.
  const unit = Math.max(...all.map(({ size, width: own }) => (own + 1) / size))
  const cell = Math.ceil(unit * type.size)
  let out = ''
  for (let at = 0; at < line.length; at += type.size) {
    const bytes = new Uint8Array(type.size)
    bytes.set(line.subarray(at, at + type.size))
    out += type.show(bytes).padStart(cell)
  }
  if (!type.text) return out
  const shown = Array.from(line, (byte) => (isPrint(byte) ? String.fromCharCode(byte) : '.')).join('')
  return `${out.padEnd((cell * width) / type.size)}  >${shown}<`
}
