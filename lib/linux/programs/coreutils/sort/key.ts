import type { Process } from '../../../kernel/program'
import { NotSimulated } from '../../options'
import { quote } from '../../support/quote'
import { Failure } from '../../utility'

/** How the text of a key is compared. */
export interface Ordering {
  numeric: 'none' | 'integer' | 'general' | 'human' | 'month' | 'version'
  reverse: boolean
  ignoreCase: boolean
  dictionary: boolean
  printable: boolean
}

/** A place in a line: a field and a character in it, both from 1; character 0 at the end means the whole field. */
interface Place {
  readonly field: number
  readonly character: number
  readonly skipBlanks: boolean
}

export interface Key {
  readonly start: Place
  readonly end: Place | undefined
  readonly ordering: Ordering
}

export const plain = (): Ordering => ({
  numeric: 'none',
  reverse: false,
  ignoreCase: false,
  dictionary: false,
  printable: false,
})

const letters: Readonly<Record<string, Partial<Ordering>>> = {
  d: { dictionary: true },
  f: { ignoreCase: true },
  g: { numeric: 'general' },
  h: { numeric: 'human' },
  i: { printable: true },
  M: { numeric: 'month' },
  n: { numeric: 'integer' },
  r: { reverse: true },
  V: { numeric: 'version' },
}

/** Adds what one ordering letter asks for. @throws NotSimulated for -R */
export function applyLetter(ordering: Ordering, letter: string): void {
  if (letter === 'R') throw new NotSimulated('option -R')
  Object.assign(ordering, letters[letter])
}

/** A key such as `2,3n` or `1.2,1.4`; without letters of its own it takes the global ones. @throws Failure */
export function parseKey(process: Process, text: string, global: Ordering, globalBlanks: boolean): Key {
  const bad = (message: string, place: string): never => {
    throw new Failure(`${message}: ${place}`, 2)
  }
  const spec = quote(process, text)
  const match =
    /^(\d+)(?:\.([^,bdfgiMhnRrV]*))?([bdfgiMhnRrV]*)(?:,(\d*)(?:\.([^,bdfgiMhnRrV]*))?([bdfgiMhnRrV]*))?(.*)$/s.exec(
      text,
    )
  if (!match) return bad('invalid number at field start', `invalid count at start of ${spec}`)
  const [
    ,
    startField = '',
    startCharacter,
    startLetters = '',
    endField,
    endCharacter,
    endLetters = '',
    rest = '',
  ] = match
  for (const character of [startCharacter, endCharacter]) {
    if (character !== undefined && !/^\d+$/.test(character))
      bad("invalid number after '.'", `invalid count at start of ${quote(process, character + startLetters)}`)
  }
  if (Number(startField) === 0) bad('field number is zero', `invalid field specification ${spec}`)
  if (startCharacter !== undefined && Number(startCharacter) === 0)
    bad('character offset is zero', `invalid field specification ${spec}`)
  if (endField === '') bad("invalid number after ','", `invalid count at start of ${quote(process, rest)}`)
  if (rest !== '') bad('stray character in field spec', `invalid field specification ${spec}`)
  const own = startLetters + endLetters
  const ordering = own === '' ? { ...global } : plain()
  for (const letter of own) if (letter !== 'b') applyLetter(ordering, letter)
  const inherited = own === '' && globalBlanks
  return {
    start: {
      field: Number(startField),
      character: Number(startCharacter ?? 1),
      skipBlanks: inherited || startLetters.includes('b'),
    },
    end:
      endField === undefined
        ? undefined
        : {
            field: Number(endField),
            character: Number(endCharacter ?? 0),
            skipBlanks: inherited || endLetters.includes('b'),
          },
    ordering,
  }
}

const isBlank = (character: string): boolean => character === ' ' || character === '\t'

/** Where field `number` begins; without a separator a field includes the blanks before it. */
function fieldStart(line: string, number: number, separator: string | undefined): number {
  let at = 0
  for (let field = 1; field < number && at < line.length; field++) {
    const end = fieldEnd(line, at, separator)
    if (separator !== undefined && end < line.length) at = end + 1
    else at = end
    if (separator !== undefined && end >= line.length) return line.length
  }
  return at
}

function fieldEnd(line: string, start: number, separator: string | undefined): number {
  if (separator !== undefined) {
    const end = line.indexOf(separator, start)
    return end < 0 ? line.length : end
  }
  let at = start
  while (at < line.length && isBlank(line.charAt(at))) at++
  while (at < line.length && !isBlank(line.charAt(at))) at++
  return at
}

function skipBlanks(line: string, from: number): number {
  let at = from
  while (at < line.length && isBlank(line.charAt(at))) at++
  return at
}

/** The part of a line a key compares. */
export function keyText(line: string, { start, end }: Key, separator: string | undefined): string {
  let from = fieldStart(line, start.field, separator)
  if (start.skipBlanks) from = skipBlanks(line, from)
  from = Math.min(line.length, from + start.character - 1)
  if (!end) return line.slice(from)
  let to = fieldStart(line, end.field, separator)
  if (end.character === 0) to = fieldEnd(line, to, separator)
  else {
    if (end.skipBlanks) to = skipBlanks(line, to)
    to = Math.min(line.length, to + end.character)
  }
  return line.slice(from, Math.max(from, to))
}
