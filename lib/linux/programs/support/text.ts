import { concat, decode, encode } from '../../../base/bytes'

const REPLACEMENT = '\ufffd'
/** Bytes that are not UTF-8 travel as lone surrogates U+DC80 to U+DCFF, so that any file survives being read as text. */
const ESCAPE = 0xdc00

/** Text of bytes that may not be UTF-8; {@link encodeText} gives the same bytes back. */
export function decodeText(bytes: Uint8Array): string {
  const text = decode(bytes)
  return text.includes(REPLACEMENT) ? decodeByHand(bytes) : text
}

function decodeByHand(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; ) {
    const length = sequenceLength(bytes, index)
    text +=
      length === 0
        ? String.fromCharCode(ESCAPE + (bytes[index] ?? 0))
        : decode(bytes.subarray(index, index + length))
    index += length || 1
  }
  return text
}

/** Bytes of the well-formed UTF-8 sequence at `index`; 0 when there is none. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const lead = bytes[index] ?? 0
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  const sequence = bytes.subarray(index, index + length)
  if (lead < 0xc2 || lead > 0xf4 || sequence.length < length) return 0
  return decode(sequence).includes(REPLACEMENT) && !isReplacement(sequence) ? 0 : length
}

const isReplacement = ([a, b, c]: Uint8Array): boolean => a === 0xef && b === 0xbf && c === 0xbd

const escaped = /[\udc80-\udcff]/
const surrogates = /[\ud800-\udbff][\udc00-\udfff]/g

/** The bytes of a text made by {@link decodeText}. */
export function encodeText(text: string): Uint8Array {
  if (!escaped.test(text.replace(surrogates, ''))) return encode(text)
  const chunks: Uint8Array[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const isByte = character.length === 1 && code >= ESCAPE + 0x80 && code <= ESCAPE + 0xff
    chunks.push(isByte ? Uint8Array.of(code - ESCAPE) : encode(character))
  }
  return concat(chunks)
}

/** Whether the locale's characters are UTF-8 (setlocale(3): LC_ALL before LC_CTYPE before LANG); C otherwise. */
export function isUtf8(env: ReadonlyMap<string, string>): boolean {
  const locale = env.get('LC_ALL') || env.get('LC_CTYPE') || env.get('LANG') || 'C'
  return /\.utf-?8/i.test(locale)
}

/** Orders as strcmp(3) on UTF-8 bytes, which is also C.UTF-8's collation. */
export function compareBytes(left: string, right: string): number {
  if (left === right) return 0
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return rank(a) - rank(b)
  }
  return left.length - right.length
}

// UTF-16 puts surrogates below U+E000 to U+FFFF; UTF-8 puts what they stand for above.
const rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800)
