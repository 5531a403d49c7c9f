import { DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA } from './deflate-tables'

const WINDOW = 32_768
const LONGEST = 258
/** How many earlier places with the same three bytes are tried. */
const TRIES = 64

/** Bits from the lowest of each byte on. */
class BitWriter {
  #bytes = new Uint8Array(1024)
  #length = 0
  #held = 0
  #count = 0

  write(value: number, bits: number): void {
    this.#held |= value << this.#count
    this.#count += bits
    while (this.#count >= 8) this.#flush()
  }

  /** Huffman codes go from their highest bit on. */
  writeCode(code: number, bits: number): void {
    let reversed = 0
    for (let bit = 0; bit < bits; bit++) reversed |= ((code >> bit) & 1) << (bits - 1 - bit)
    this.write(reversed, bits)
  }

  finish(): Uint8Array {
    if (this.#count > 0) this.#flush()
    return this.#bytes.slice(0, this.#length)
  }

  #flush(): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes[this.#length++] = this.#held & 255
    this.#held >>>= 8
    this.#count -= 8
  }
}

/** Deflated bytes (RFC 1951): repetitions found by hashing, in one block with the fixed codes. */
export function deflate(bytes: Uint8Array): Uint8Array {
  const out = new BitWriter()
  out.write(1, 1)
  out.write(1, 2)
  const latest = new Map<number, number>()
  const earlier = new Int32Array(bytes.length)
  const remember = (at: number): void => {
    if (at + 2 >= bytes.length) return
    const key = keyAt(bytes, at)
    earlier[at] = latest.get(key) ?? -1
    latest.set(key, at)
  }
  for (let at = 0; at < bytes.length; ) {
    const match =
      at + 2 < bytes.length ? longest(bytes, at, latest.get(keyAt(bytes, at)) ?? -1, earlier) : undefined
    if (!match) {
      literal(out, bytes[at] ?? 0)
      remember(at++)
      continue
    }
    repetition(out, match.length, match.distance)
    for (const end = at + match.length; at < end; ) remember(at++)
  }
  literal(out, 256)
  return out.finish()
}

const keyAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)

function longest(
  bytes: Uint8Array,
  at: number,
  first: number,
  earlier: Int32Array,
): { length: number; distance: number } | undefined {
  let best = { length: 2, distance: 0 }
  let place = first
  for (let left = TRIES; left > 0 && place >= 0 && at - place <= WINDOW; left--) {
    let length = 0
    while (length < LONGEST && at + length < bytes.length && bytes[place + length] === bytes[at + length])
      length++
    if (length > best.length) best = { length, distance: at - place }
    place = earlier[place] ?? -1
  }
  return best.length > 2 ? best : undefined
}

function literal(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeCode(0x30 + symbol, 8)
  else if (symbol < 256) out.writeCode(0x190 + symbol - 144, 9)
  else if (symbol < 280) out.writeCode(symbol - 256, 7)
  else out.writeCode(0xc0 + symbol - 280, 8)
}

function repetition(out: BitWriter, length: number, distance: number): void {
  const size = LENGTH_BASE.findLastIndex((base) => base <= length)
  literal(out, 257 + size)
  out.write(length - (LENGTH_BASE[size] ?? 0), LENGTH_EXTRA[size] ?? 0)
  const far = DISTANCE_BASE.findLastIndex((base) => base <= distance)
  out.writeCode(far, 5)
  out.write(distance - (DISTANCE_BASE[far] ?? 0), DISTANCE_EXTRA[far] ?? 0)
}
