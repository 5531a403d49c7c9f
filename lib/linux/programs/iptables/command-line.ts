import { notSimulated, wrongUse } from './failure'

export type Verb = 'A' | 'C' | 'D' | 'I' | 'R' | 'L' | 'S' | 'F' | 'Z' | 'N' | 'X' | 'P' | 'E'

/** A command line taken apart; what describes a rule is left as it was. */
export interface CommandLine {
  readonly verb: Verb
  /** chain, number, policy or new name, as the verb takes them */
  readonly arguments: readonly string[]
  readonly table: string
  readonly rule: readonly string[]
  readonly flags: ReadonlySet<string>
}

const LONG: Readonly<Record<string, string>> = {
  append: 'A',
  check: 'C',
  delete: 'D',
  insert: 'I',
  replace: 'R',
  list: 'L',
  'list-rules': 'S',
  flush: 'F',
  zero: 'Z',
  'new-chain': 'N',
  new: 'N',
  'delete-chain': 'X',
  policy: 'P',
  'rename-chain': 'E',
  table: 't',
  numeric: 'n',
  verbose: 'v',
  exact: 'x',
  'line-numbers': '0',
  line: '0',
  wait: 'w',
  version: 'V',
  help: 'h',
  ipv4: '4',
}

/** How many arguments a verb needs, and may have; rules follow the first ones. */
const VERBS: Readonly<Record<string, readonly [needed: number, most: number]>> = {
  A: [1, 1],
  C: [1, 1],
  D: [1, 2],
  I: [1, 2],
  R: [2, 2],
  L: [0, 2],
  S: [0, 2],
  F: [0, 1],
  Z: [0, 2],
  N: [1, 1],
  X: [0, 1],
  P: [2, 2],
  E: [2, 2],
}

/** Reads what iptables was called with. @throws IptablesFailure */
export function parseCommandLine(words: readonly string[]): CommandLine {
  return new Reader(words.flatMap(spread)).read()
}

class Reader {
  readonly #flags = new Set<string>()
  readonly #rule: string[] = []
  #table = 'filter'
  #verb: Verb | undefined
  #given: string[] = []

  constructor(private readonly left: string[]) {}

  read(): CommandLine {
    const { left } = this
    for (let word = left.shift(); word !== undefined; word = left.shift()) this.#word(word)
    const rest = { arguments: this.#given, table: this.#table, rule: this.#rule, flags: this.#flags }
    if (this.#flags.has('V') || this.#flags.has('h')) return { verb: this.#verb ?? 'L', ...rest }
    if (!this.#verb) throw wrongUse('no command specified')
    return { verb: this.#verb, ...rest }
  }

  #word(word: string): void {
    const { left } = this
    const letter = letterOf(word)
    const limits = letter === undefined ? undefined : VERBS[letter]
    if (letter !== undefined && limits) this.#command(word, letter as Verb, limits)
    else if (letter === 't') this.#table = left.shift() ?? ''
    else if (letter === 'w') {
      if (/^\d+$/.test(left[0] ?? '')) left.shift()
    } else if (letter !== undefined && 'nvx0Vh4'.includes(letter)) this.#flags.add(letter)
    else if (word === '-6' || word === '--modprobe') throw notSimulated(word)
    else {
      this.#rule.push(word)
      // A value of an option of the rule may look like an option of the command.
      if (word.startsWith('-') && left.length > 0 && !left[0]?.startsWith('-') && left[0] !== '!')
        this.#rule.push(left.shift() ?? '')
    }
  }

  #command(word: string, letter: Verb, limits: readonly [number, number]): void {
    const before = this.#verb
    if (before && before !== letter) {
      const both = [before, letter].sort().join('')
      if (both !== 'LZ') throw wrongUse(`Cannot use -${letter} with -${before}\n`)
      this.#flags.add('Z')
    }
    if (before !== 'L') this.#verb = letter
    const taken = take(this.left, letter, limits)
    if (taken.length < limits[0]) throw wrongUse(missing(word, letter, taken.length))
    if (this.#given.length === 0) this.#given = taken
  }
}

function letterOf(word: string): string | undefined {
  if (word.startsWith('--')) return LONG[word.slice(2)]
  return /^-[A-Za-z0-9]$/.test(word) ? word.slice(1) : undefined
}

function missing(word: string, letter: Verb, given: number): string {
  if (given === 0) return `option "${word}" requires an argument`
  const what = { R: 'rule number', P: 'policy' }[letter as string] ?? 'name'
  return `-${letter} requires a chain and a ${what}`
}

function take(left: string[], verb: Verb, [needed, most]: readonly [number, number]): string[] {
  const taken: string[] = []
  while (taken.length < most && left[0] !== undefined && !left[0].startsWith('-') && left[0] !== '!') {
    // The second argument of these is a number, or there is none.
    if (taken.length === 1 && taken.length >= needed && 'DIZ'.includes(verb) && !/^\d+$/.test(left[0])) break
    taken.push(left.shift() ?? '')
  }
  return taken
}

/** `-nvL` is `-n -v -L`, `-tnat` is `-t nat`. */
function spread(word: string): readonly string[] {
  if (!/^-[A-Za-z][A-Za-z0-9]/.test(word)) return [word]
  const letters = [...word.slice(1)]
  const takes = letters.findIndex((letter) => 'tspdijgmoc'.includes(letter))
  const cut = takes < 0 || takes === letters.length - 1 ? letters.length : takes + 1
  const rest = letters.slice(cut).join('')
  return [...letters.slice(0, cut).map((letter) => `-${letter}`), ...(rest === '' ? [] : [rest])]
}
