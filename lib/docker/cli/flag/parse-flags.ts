import { quote, quoteRune } from '../go/quote'
import type { Flag, FlagTable } from './flag'

/** What parsing a command line came to. */
export interface Parsed {
  readonly args: readonly string[]
  readonly values: Record<string, unknown>
  readonly changed: ReadonlySet<string>
  /** `--help` or `-h` was given, before any mistake */
  readonly help: boolean
  /** lines the parser prints by itself, about deprecated flags */
  readonly notices: readonly string[]
}

export interface ParseOptions {
  /** whether flags may follow arguments */
  readonly interspersed: boolean
}

/** A mistake in the flags; the message is pflag's. */
export class FlagError extends Error {}

type Flags = Readonly<Record<string, Flag>>

/** How messages name a flag: `-n, --last`. */
function display(name: string, flag: Flag): string {
  return flag.short ? `-${flag.short}, --${name}` : `--${name}`
}

class Parser {
  readonly values: Record<string, unknown> = {}
  readonly changed = new Set<string>()
  readonly notices: string[] = []
  readonly args: string[] = []
  readonly #byShort = new Map<string, string>()
  readonly #rest: string[]
  help = false

  constructor(
    readonly flags: Flags,
    args: readonly string[],
    readonly options: ParseOptions,
  ) {
    this.#rest = [...args]
    for (const [name, flag] of Object.entries(flags)) {
      this.values[name] = flag.default ?? flag.type.initial
      if (flag.short) this.#byShort.set(flag.short, name)
    }
  }

  run(): void {
    for (let word = this.#rest.shift(); word !== undefined; word = this.#rest.shift()) {
      if (word === '--') {
        this.args.push(...this.#rest)
        return
      }
      if (word.startsWith('--')) this.#long(word)
      else if (word.startsWith('-') && word.length > 1) this.#shorts(word.slice(1))
      else if (this.options.interspersed) this.args.push(word)
      else {
        this.args.push(word, ...this.#rest)
        return
      }
    }
  }

  #long(word: string): void {
    const body = word.slice(2)
    if (/^[-=]/.test(body)) throw new FlagError(`bad flag syntax: ${word}`)
    const equals = body.indexOf('=')
    const name = equals < 0 ? body : body.slice(0, equals)
    if (name === 'help') {
      this.help = equals < 0 || body.slice(equals + 1) !== 'false'
      return
    }
    const flag = Object.hasOwn(this.flags, name) ? this.flags[name] : undefined
    if (!flag) throw new FlagError(`unknown flag: --${name}`)
    if (equals >= 0) this.#set(name, flag, body.slice(equals + 1))
    else this.#set(name, flag, flag.type.bare ?? this.#next(`flag needs an argument: ${word}`))
  }

  #shorts(letters: string): void {
    let rest = letters
    while (rest !== '') {
      const letter = rest.charAt(0)
      const name = this.#byShort.get(letter)
      const flag = name === undefined ? undefined : this.flags[name]
      if (name === undefined || !flag) {
        if (letter !== 'h') throw new FlagError(`unknown shorthand flag: ${quoteRune(letter)} in -${rest}`)
        this.notices.push('Flag shorthand -h has been deprecated, use --help')
        this.help = true
        rest = rest.slice(1)
        continue
      }
      if (rest.length > 2 && rest[1] === '=') {
        this.#set(name, flag, rest.slice(2))
        return
      }
      if (flag.type.bare !== undefined) {
        this.#set(name, flag, flag.type.bare)
        rest = rest.slice(1)
        continue
      }
      const attached = rest.slice(1)
      const missing = `flag needs an argument: ${quoteRune(letter)} in -${rest}`
      this.#set(name, flag, attached === '' ? this.#next(missing) : attached)
      return
    }
  }

  #next(missing: string): string {
    const value = this.#rest.shift()
    if (value === undefined) throw new FlagError(missing)
    return value
  }

  #set(name: string, flag: Flag, text: string): void {
    const given = this.changed.has(name)
    // A list's default is replaced, not added to, by the first value given.
    const previous = given ? this.values[name] : flag.type.initial
    try {
      this.values[name] = flag.type.parse(text, previous)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new FlagError(`invalid argument ${quote(text)} for ${quote(display(name, flag))} flag: ${reason}`)
    }
    this.changed.add(name)
    if (flag.deprecated !== undefined)
      this.notices.push(`Flag --${name} has been deprecated, ${flag.deprecated}`)
  }
}

/** Reads a command line as pflag does: bundled letters, `-p=8`, `--rm=false`, `--`. @throws FlagError */
export function parseFlags<T>(table: FlagTable<T>, args: readonly string[], options: ParseOptions): Parsed {
  const parser = new Parser(table as Flags, args, options)
  parser.run()
  return parser
}
