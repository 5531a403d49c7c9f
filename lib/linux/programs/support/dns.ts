import { encode } from '../../../base/bytes'

const HEADER = 12
const TYPE_A = 1
const CLASS_IN = 1

/** A DNS question for the IPv4 addresses of a name (RFC 1035). */
export function queryFor(name: string, id: number): Uint8Array {
  const labels = name.replace(/\.$/, '').split('.').map(encode)
  const flags = [id >> 8, id & 255, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
  return Uint8Array.from([
    ...flags,
    ...labels.flatMap((label) => [label.length, ...label]),
    0,
    0,
    TYPE_A,
    0,
    CLASS_IN,
  ])
}

/** The addresses an answer holds; none for a name that does not exist. */
export function addressesIn(message: Uint8Array): string[] {
  const short = (at: number): number => (message[at] ?? 0) * 256 + (message[at + 1] ?? 0)
  let at = HEADER
  for (let questions = short(4); questions > 0; questions--) at = skipName(message, at) + 4
  const addresses: string[] = []
  for (let answers = short(6); answers > 0 && at < message.length; answers--) {
    at = skipName(message, at)
    const length = short(at + 8)
    if (short(at) === TYPE_A && length === 4) addresses.push(message.subarray(at + 10, at + 14).join('.'))
    at += 10 + length
  }
  return addresses
}

function skipName(message: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    const length = message[at] ?? 0
    // Two bits set: the rest of the name stands elsewhere.
    if (length >= 0xc0) return at + 2
    at += length + 1
    if (length === 0) return at
  }
}
