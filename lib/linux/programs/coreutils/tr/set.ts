import { encode } from '../../../../base/bytes'
import type { Process } from '../../../kernel/program'
import { quote, quoteName } from '../../support/quote'
import { Failure } from '../../utility'

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92 }

const inRange = (low: number, high: number): number[] =>
  Array.from({ length: high - low + 1 }, (_, index) => low + index)
const where = (test: RegExp): number[] =>
  inRange(0, 127).filter((byte) => test.test(String.fromCharCode(byte)))

/** Bytes of a character class in the C locale; letters in the order that pairs upper with lower case. */
const classes: Readonly<Record<string, readonly number[]>> = {
  alnum: where(/[0-9A-Za-z]/),
  alpha: where(/[A-Za-z]/),
  blank: where(/[ \t]/),
  cntrl: where(/[\x00-\x1f\x7f]/),
  digit: where(/[0-9]/),
  graph: where(/[!-~]/),
  lower: where(/[a-z]/),
  print: where(/[ -~]/),
  punct: where(/[!-/:-@[-`{-~]/),
  space: where(/[\t-\r ]/),
  upper: where(/[A-Z]/),
  xdigit: where(/[0-9A-Fa-f]/),
}

/** One member of a set: bytes, or a byte repeated as often as the other set is long. */
export type Piece =
  | { readonly bytes: readonly number[]; readonly case?: 'upper' | 'lower' }
  | { readonly fill: number; readonly count: number | undefined }

/** Reads a set as tr writes it: `a-z`, `[:upper:]`, `[x*3]`, `\n`, `\141`. @throws Failure */
export function parseSet(process: Process, text: string): readonly Piece[] {
  const units = readUnits(text)
  const pieces: Piece[] = []
  for (let index = 0; index < units.length; ) {
    const rest = units.slice(index)
    const special = readSpecial(process, rest)
    if (special) {
      pieces.push(special.piece)
      index += special.length
      continue
    }
    const [low, dash, high] = rest
    if (low && dash && high && dash.byte === 45 && !dash.escaped) {
      if (high.byte < low.byte) {
        const name = quoteName(process, `${low.text}-${high.text}`)
        throw new Failure(`range-endpoints of ${name} are in reverse collating sequence order`)
      }
      pieces.push({ bytes: inRange(low.byte, high.byte) })
      index += 3
      continue
    }
    pieces.push({ bytes: [low?.byte ?? 0] })
    index++
  }
  return pieces
}

interface Unit {
  readonly byte: number
  readonly escaped: boolean
  readonly text: string
}

function readUnits(text: string): Unit[] {
  const units: Unit[] = []
  for (const [whole, octal, letter] of text.matchAll(/\\([0-7]{1,3})|\\(.)|./gsu)) {
    if (octal !== undefined) units.push({ byte: Number.parseInt(octal, 8) & 255, escaped: true, text: whole })
    else if (letter !== undefined) {
      const known = escapes[letter]
      for (const byte of known === undefined ? encode(letter) : [known])
        units.push({ byte, escaped: true, text: whole })
    } else for (const byte of encode(whole)) units.push({ byte, escaped: false, text: whole })
  }
  return units
}

function readSpecial(process: Process, units: readonly Unit[]): { piece: Piece; length: number } | undefined {
  if (units[0]?.byte !== 91 || units[0].escaped) return undefined
  const plain = units.map(({ byte, escaped }) => (escaped ? '\\' : String.fromCharCode(byte))).join('')
  const named = /^\[:([^\]]*):\]/.exec(plain)
  if (named) {
    const [whole, name = ''] = named
    const bytes = classes[name]
    if (!bytes) throw new Failure(`invalid character class ${quote(process, name)}`)
    return {
      piece: name === 'upper' || name === 'lower' ? { bytes, case: name } : { bytes },
      length: whole.length,
    }
  }
  if (/^\[=.=\]/s.test(plain)) return { piece: { bytes: [units[2]?.byte ?? 0] }, length: 5 }
  const repeat = /^\[.\*(\d*)\]/s.exec(plain)
  if (!repeat) return undefined
  const [whole, digits = ''] = repeat
  const count = digits === '' ? 0 : Number.parseInt(digits, digits.startsWith('0') ? 8 : 10)
  return {
    piece: { fill: units[1]?.byte ?? 0, count: count === 0 ? undefined : count },
    length: whole.length,
  }
}

/** The bytes of a set; an open-ended `[x*]` makes it `length` long. */
export function expand(pieces: readonly Piece[], length = 0): number[] {
  const fixed = pieces.reduce(
    (total, piece) => total + ('bytes' in piece ? piece.bytes.length : (piece.count ?? 0)),
    0,
  )
  return pieces.flatMap((piece) => {
    if ('bytes' in piece) return [...piece.bytes]
    return new Array<number>(piece.count ?? Math.max(0, length - fixed)).fill(piece.fill)
  })
}
