import { concat } from '../bytes'
import { DISTANCE_BASE, DISTANCE_EXTRA, LENGTH_BASE, LENGTH_EXTRA } from './deflate-tables'

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
const CHUNK = 65_536

/** The content of gzip data (RFC 1951, RFC 1952); undefined when it is none. */
export function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return undefined
  const flags = bytes[3] ?? 0
  let at = 10
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
  for (const flag of [8, 16]) if (flags & flag) at = bytes.indexOf(0, at) + 1
  if (flags & 2) at += 2
  return new Inflater(bytes, at).run()
}

/** How many codes there are of each length, and the symbols in the order of their codes. */
interface Codes {
  readonly counts: readonly number[]
  readonly symbols: readonly number[]
}

function codes(lengths: readonly number[]): Codes {
  const counts = new Array<number>(16).fill(0)
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .sort((left, right) => left.length - right.length || left.symbol - right.symbol)
    .map(({ symbol }) => symbol)
  return { counts, symbols }
}

const fixed = codes(
  Array.from({ length: 288 }, (_, index) => (index < 144 ? 8 : index < 256 ? 9 : index < 280 ? 7 : 8)),
)
const fixedDistances = codes(new Array<number>(30).fill(5))

class Inflater {
  #bit = 0
  #out: Uint8Array = new Uint8Array(CHUNK)
  #length = 0

  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {}

  run(): Uint8Array | undefined {
    for (let isLast = false; !isLast; ) {
      isLast = this.#bits(1) === 1
      const type = this.#bits(2)
      if (type === 0) this.#stored()
      else if (type === 1) this.#compressed(fixed, fixedDistances)
      else if (type === 2) this.#dynamic()
      else return undefined
      if (this.at > this.bytes.length) return undefined
    }
    return this.#out.subarray(0, this.#length)
  }

  #bits(count: number): number {
    let value = 0
    for (let index = 0; index < count; index++) {
      value |= (((this.bytes[this.at] ?? 0) >> this.#bit) & 1) << index
      if (++this.#bit < 8) continue
      this.#bit = 0
      this.at++
    }
    return value
  }

  #put(byte: number): void {
    if (this.#length === this.#out.length) this.#out = concat([this.#out, new Uint8Array(this.#out.length)])
    this.#out[this.#length++] = byte
  }

  #symbol({ counts, symbols }: Codes): number {
    let code = 0
    let first = 0
    let index = 0
    for (let length = 1; length < 16; length++) {
      code |= this.#bits(1)
      const count = counts[length] ?? 0
      if (code - first < count) return symbols[index + code - first] ?? 0
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    return 256
  }

  #stored(): void {
    if (this.#bit > 0) this.at++
    this.#bit = 0
    const length = (this.bytes[this.at] ?? 0) + (this.bytes[this.at + 1] ?? 0) * 256
    this.at += 4
    for (let index = 0; index < length; index++) this.#put(this.bytes[this.at++] ?? 0)
  }

  #dynamic(): void {
    const literals = this.#bits(5) + 257
    const distances = this.#bits(5) + 1
    const given = this.#bits(4) + 4
    const lengths = new Array<number>(19).fill(0)
    for (const place of ORDER.slice(0, given)) lengths[place] = this.#bits(3)
    const meta = codes(lengths)
    const all: number[] = []
    while (all.length < literals + distances && this.at <= this.bytes.length) {
      const symbol = this.#symbol(meta)
      if (symbol < 16) all.push(symbol)
      else {
        const repeats =
          symbol === 16 ? 3 + this.#bits(2) : symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7)
        const value = symbol === 16 ? (all.at(-1) ?? 0) : 0
        for (let index = 0; index < repeats; index++) all.push(value)
      }
    }
    this.#compressed(codes(all.slice(0, literals)), codes(all.slice(literals)))
  }

  #compressed(literals: Codes, distances: Codes): void {
    while (this.at <= this.bytes.length) {
      const symbol = this.#symbol(literals)
      if (symbol === 256) return
      if (symbol < 256) {
        this.#put(symbol)
        continue
      }
      const length = (LENGTH_BASE[symbol - 257] ?? 0) + this.#bits(LENGTH_EXTRA[symbol - 257] ?? 0)
      const place = this.#symbol(distances)
      const distance = (DISTANCE_BASE[place] ?? 1) + this.#bits(DISTANCE_EXTRA[place] ?? 0)
      for (let index = 0; index < length; index++) this.#put(this.#out[this.#length - distance] ?? 0)
    }
  }
}
