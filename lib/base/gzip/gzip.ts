import { concat } from '../bytes'
import { crc32 } from './crc32'
import { deflate } from './deflate'

/** Gzip data of some bytes (RFC 1952), with the name and time gzip(1) keeps. */
export function gzip(
  bytes: Uint8Array,
  { name, mtime = 0 }: { readonly name?: string | undefined; readonly mtime?: number } = {},
): Uint8Array {
  const title = name === undefined ? [] : [...Array.from(name, (letter) => letter.charCodeAt(0) & 255), 0]
  const head = [0x1f, 0x8b, 8, name === undefined ? 0 : 8, ...littleEndian(mtime), 0, 3, ...title]
  const tail = [...littleEndian(crc32(bytes)), ...littleEndian(bytes.length)]
  return concat([Uint8Array.from(head), deflate(bytes), Uint8Array.from(tail)])
}

const littleEndian = (value: number): readonly number[] =>
  [0, 8, 16, 24].map((shift) => Math.floor(value / 2 ** shift) & 255)
