import { concat, decode, encode } from '../../base/bytes'

// Shell strings carry bytes that are not UTF-8 as lone surrogates U+DC80 to U+DCFF, as Python's surrogateescape does.
const ESCAPE = 0xdc00
const lone = /(?<![\ud800-\udbff])[\udc80-\udcff]/

/** The string of bytes, from which {@link toBytes} gives back the same bytes. */
export function fromBytes(bytes: Uint8Array): string {
  const text = decode(bytes)
  if (!text.includes('\ufffd')) return text
  let result = ''
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0)
    const character = decode(bytes.subarray(at, at + length))
    const isWhole =
      length === 1
        ? (bytes[at] ?? 0) < 0x80
        : [...character].length === 1 && encode(character).length === length
    result += isWhole ? character : String.fromCharCode(ESCAPE + (bytes[at] ?? 0))
    at += isWhole ? length : 1
  }
  return result
}

function sequenceLength(first: number): number {
  if (first < 0xc2) return 1
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1
}

export function toBytes(text: string): Uint8Array {
  if (!lone.test(text)) return encode(text)
  const chunks: Uint8Array[] = []
  for (const piece of text.split(/((?<![\ud800-\udbff])[\udc80-\udcff]+)/)) {
    chunks.push(
      lone.test(piece) ? Uint8Array.from(piece, (unit) => unit.charCodeAt(0) - ESCAPE) : encode(piece),
    )
  }
  return concat(chunks)
}
