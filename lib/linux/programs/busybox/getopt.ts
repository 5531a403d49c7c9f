import type { Build } from './applet'

export interface Given {
  readonly option: string
  readonly value: string
}

export interface Parsed {
  readonly flags: ReadonlySet<string>
  readonly values: ReadonlyMap<string, string>
  readonly given: readonly Given[]
  readonly operands: readonly string[]
}

/** A wrong option: `invalid option -- 'x'`. */
export class OptionError extends Error {}

/** An option that the real applet has and this one has not. */
export class OptionNotSimulated extends Error {}

type Takes = 'none' | 'required' | 'optional'

/** Reads words as getopt_long(3) does; the letters `*` leave them to the applet. @throws OptionError, OptionNotSimulated */
export function getopt(spec: string, long: string, words: readonly string[], libc: Build['libc']): Parsed {
  if (spec === '*') return { flags: new Set(), values: new Map(), given: [], operands: words }
  const stopsAtOperand = spec.startsWith('+')
  const [letters = '', refused = ''] = spec.replace(/^\+/, '').split('!')
  const texts = wording[libc]
  const given: Given[] = []
  const operands: string[] = []
  const rest = [...words]

  const readLong = (word: string): void => {
    const [, name = '', attached] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? []
    const found = findLong(long, name)
    if (!found) throw new OptionError(texts.unknownLong(name))
    const option = found.letter ?? found.name
    if (found.letter && refused.includes(found.letter)) throw new OptionNotSimulated(`option --${name}`)
    const takes = found.letter ? letterTakes(letters, letters.indexOf(found.letter)) : found.takes
    if (takes === 'none' && attached !== undefined) throw new OptionError(texts.noArgument(found.name))
    const value = attached ?? (takes === 'required' ? rest.shift() : '')
    if (value === undefined) throw new OptionError(texts.longArgument(found.name))
    given.push({ option, value })
  }

  const readLetters = (word: string): void => {
    for (let index = 1; index < word.length; index++) {
      const letter = word.charAt(index)
      if (refused.includes(letter)) throw new OptionNotSimulated(`option -${letter}`)
      const at = letter === ':' ? -1 : letters.indexOf(letter)
      if (at < 0) throw new OptionError(texts.unknown(letter))
      const takes = letterTakes(letters, at)
      if (takes === 'none') {
        given.push({ option: letter, value: '' })
        continue
      }
      const attached = word.slice(index + 1)
      const value = attached !== '' || takes === 'optional' ? attached : rest.shift()
      if (value === undefined) throw new OptionError(texts.argument(letter))
      given.push({ option: letter, value })
      return
    }
  }

  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--') {
      operands.push(...rest)
      break
    }
    if (word.startsWith('--')) readLong(word)
    else if (word.startsWith('-') && word !== '-') readLetters(word)
    else {
      operands.push(word)
      if (!stopsAtOperand) continue
      operands.push(...rest)
      break
    }
  }
  return {
    flags: new Set(given.map(({ option }) => option)),
    values: new Map(given.map(({ option, value }) => [option, value])),
    given,
    operands,
  }
}

function letterTakes(letters: string, at: number): Takes {
  if (letters[at + 1] !== ':') return 'none'
  return letters[at + 2] === ':' ? 'optional' : 'required'
}

interface LongOption {
  readonly name: string
  readonly letter: string | undefined
  readonly takes: Takes
}

/** A long option by its name or the only one that begins so. */
function findLong(long: string, name: string): LongOption | undefined {
  const all = long
    .split(' ')
    .map((entry) => /^([^:=]+)(?::(.))?(=\??)?$/.exec(entry))
    .filter((match) => match !== null)
    .map(([, full = '', letter, mark]): LongOption => {
      const takes: Takes = mark === '=' ? 'required' : mark === '=?' ? 'optional' : 'none'
      return { name: full, letter, takes }
    })
  const starting = all.filter((option) => option.name.startsWith(name))
  return all.find((option) => option.name === name) ?? (starting.length === 1 ? starting[0] : undefined)
}

type Problem = 'unknown' | 'unknownLong' | 'argument' | 'longArgument' | 'noArgument'

const wording: Readonly<Record<Build['libc'], Readonly<Record<Problem, (name: string) => string>>>> = {
  glibc: {
    unknown: (letter) => `invalid option -- '${letter}'`,
    unknownLong: (name) => `unrecognized option '--${name}'`,
    argument: (letter) => `option requires an argument -- '${letter}'`,
    longArgument: (name) => `option '--${name}' requires an argument`,
    noArgument: (name) => `option '--${name}' doesn't allow an argument`,
  },
  musl: {
    unknown: (letter) => `unrecognized option: ${letter}`,
    unknownLong: (name) => `unrecognized option: ${name}`,
    argument: (letter) => `option requires an argument: ${letter}`,
    longArgument: (name) => `option requires an argument: ${name}`,
    noArgument: (name) => `option does not take an argument: ${name}`,
  },
}
