import type { HelpOption, Takes } from './help-text'

/** The options a program acts on, each by one spelling; a trailing `=` for those that take an argument: `'-n='`. */
export type Simulated = Readonly<Record<string, string>>

/** `true` for a flag that was given; the last argument of an option that takes one, '' where it was left out. */
export type OptionValues<S extends Simulated> = {
  readonly [K in keyof S]: S[K] extends `${string}=` ? string | undefined : boolean
}

export interface ParsedOptions<S extends Simulated> {
  readonly options: OptionValues<S>
  /** the options in the order given, repetitions included */
  readonly given: readonly { readonly name: keyof S & string; readonly value: string }[]
  readonly operands: readonly string[]
}

export interface ParsingRules {
  /** stop at the first operand, as with POSIXLY_CORRECT; for programs that run others (env, nohup, xargs) */
  readonly operandsEndOptions?: boolean
  /** letters with an optional argument that the help does not show */
  readonly optionalLetters?: string
  /** options that end parsing at once */
  readonly final?: readonly string[]
}

export class UsageError extends Error {}

/** Something the real program can do and this one does not. */
export class NotSimulated extends Error {
  constructor(what: string) {
    super(`${what} is not simulated here`)
  }
}

/** Reads arguments as getopt_long(3) does, with its error texts. @throws UsageError, NotSimulated */
export function parseOptions<S extends Simulated>(
  known: readonly HelpOption[],
  simulated: S,
  argv: readonly string[],
  rules: ParsingRules = {},
): ParsedOptions<S> {
  const names = keys(known, simulated)
  const given: { name: keyof S & string; value: string }[] = []
  const operands: string[] = []
  const words = [...argv]
  let finished = false

  const accept = (option: HelpOption, spelling: string, value: string): void => {
    const name = names.get(option)
    if (name === undefined) throw new NotSimulated(`option ${spelling}`)
    given.push({ name, value })
    if (rules.final?.includes(name)) finished = true
  }

  const long = (word: string): void => {
    const equals = word.indexOf('=')
    const attached = equals < 0 ? undefined : word.slice(equals + 1)
    const { option, full } = findLong(known, equals < 0 ? word : word.slice(0, equals))
    if (option.nameTakes === 'none' && attached !== undefined)
      throw new UsageError(`option '${full}' doesn't allow an argument`)
    if (option.nameTakes !== 'required' || attached !== undefined) {
      accept(option, full, attached ?? '')
      return
    }
    const next = words.shift()
    if (next === undefined) throw new UsageError(`option '${full}' requires an argument`)
    accept(option, full, next)
  }

  const short = (word: string): void => {
    for (let index = 1; index < word.length && !finished; index++) {
      const letter = word.charAt(index)
      const option = known.find(({ letters }) => letters.includes(letter))
      if (!option) throw new UsageError(`invalid option -- '${letter}'`)
      const takes: Takes = rules.optionalLetters?.includes(letter) ? 'optional' : option.letterTakes
      if (takes === 'none') {
        accept(option, `-${letter}`, '')
        continue
      }
      const rest = word.slice(index + 1)
      const value = rest !== '' || takes === 'optional' ? rest : words.shift()
      if (value === undefined) throw new UsageError(`option requires an argument -- '${letter}'`)
      accept(option, `-${letter}`, value)
      return
    }
  }

  for (let word = words.shift(); word !== undefined; word = finished ? undefined : words.shift()) {
    if (word === '--') {
      operands.push(...words)
      break
    }
    if (word.startsWith('--')) long(word)
    else if (word.startsWith('-') && word !== '-') short(word)
    else {
      operands.push(word)
      if (!rules.operandsEndOptions) continue
      operands.push(...words)
      break
    }
  }
  return { options: valuesOf(simulated, given), given, operands }
}

/** The known option a spelling such as `-n=` or `--lines=` names. */
export function findOption(known: readonly HelpOption[], spelling: string): HelpOption | undefined {
  const bare = spelling.replace(/^--?|=$/g, '').replace(/=$/, '')
  return known.find(({ letters, names }) => (spelling.startsWith('--') ? names : letters).includes(bare))
}

function keys<S extends Simulated>(
  known: readonly HelpOption[],
  simulated: S,
): Map<HelpOption, keyof S & string> {
  const names = new Map<HelpOption, keyof S & string>()
  for (const [name, spelling] of Object.entries(simulated)) {
    const option = findOption(known, spelling)
    if (option) names.set(option, name)
  }
  return names
}

function findLong(known: readonly HelpOption[], spelling: string): { option: HelpOption; full: string } {
  const candidates = known.flatMap((option) =>
    option.names
      .map((name) => ({ option, full: `--${name}` }))
      .filter(({ full }) => full.startsWith(spelling)),
  )
  const exact = candidates.find(({ full }) => full === spelling)
  const first = exact ?? candidates[0]
  if (!first) throw new UsageError(`unrecognized option '${spelling}'`)
  if (exact || candidates.every(({ option }) => option === first.option)) return first
  const possibilities = candidates.map(({ full }) => `'${full}'`).join(' ')
  throw new UsageError(`option '${spelling}' is ambiguous; possibilities: ${possibilities}`)
}

function valuesOf<S extends Simulated>(
  simulated: S,
  given: readonly { readonly name: string; readonly value: string }[],
): OptionValues<S> {
  const values: Record<string, string | boolean | undefined> = {}
  for (const [name, spelling] of Object.entries(simulated))
    values[name] = spelling.endsWith('=') ? undefined : false
  for (const { name, value } of given) values[name] = simulated[name]?.endsWith('=') ? value : true
  return values as OptionValues<S>
}
