import { type Command, type Group, isGroup } from '../command'
import type { Flag } from '../flag/flag'
import { lookUp } from '../usage'

type Flags = Readonly<Record<string, Flag>>

/** What the words before the cursor say about the word under it. */
export interface Place {
  readonly node: Command | Group
  /** the flags that may stand here */
  readonly flags: Flags
  /** arguments of the command before the cursor */
  readonly args: readonly string[]
  /** values of the flags before the cursor, the last of each; empty for booleans */
  readonly given: ReadonlyMap<string, string>
  /** the flag whose value is under the cursor */
  readonly awaiting: Flag | undefined
  /** only arguments follow */
  readonly flagsEnded: boolean
}

/** Reads the words before the cursor as the parsers would; undefined after a subcommand that does not exist. */
export function locate(root: Group, globalFlags: Flags, words: readonly string[]): Place | undefined {
  const walk = new Walk(root, globalFlags)
  return words.every((word) => walk.step(word)) ? walk : undefined
}

class Walk implements Place {
  readonly args: string[] = []
  readonly given = new Map<string, string>()
  awaiting: Flag | undefined
  flagsEnded = false
  #awaitingName = ''

  constructor(
    public node: Command | Group,
    public flags: Flags,
  ) {}

  /** False when the word leads nowhere. */
  step(word: string): boolean {
    if (this.awaiting) {
      this.given.set(this.#awaitingName, word)
      this.awaiting = undefined
    } else if (!this.flagsEnded && word === '--') this.flagsEnded = true
    else if (!this.flagsEnded && word.startsWith('--')) this.#long(word.slice(2))
    else if (!this.flagsEnded && word.startsWith('-') && word.length > 1) this.#bundle(word.slice(1))
    else return this.#plain(word)
    return true
  }

  #long(text: string): void {
    const end = text.indexOf('=')
    const name = end < 0 ? text : text.slice(0, end)
    this.#flag(name, end < 0 ? undefined : text.slice(end + 1))
  }

  #bundle(letters: string): void {
    for (const [index, letter] of [...letters].entries()) {
      const name = Object.entries(this.flags).find(([, { short }]) => short === letter)?.[0]
      if (name === undefined) return
      const isBoolean = this.flags[name]?.type.bare !== undefined
      const rest = letters.slice(index + 1).replace(/^=/, '')
      this.#flag(name, !isBoolean && rest !== '' ? rest : undefined)
      if (!isBoolean) return
    }
  }

  #flag(name: string, value: string | undefined): void {
    const flag = this.flags[name]
    if (!flag) return
    if (value === undefined && flag.type.bare === undefined) {
      this.awaiting = flag
      this.#awaitingName = name
    } else this.given.set(name, value ?? '')
  }

  #plain(word: string): boolean {
    if (!isGroup(this.node)) {
      this.args.push(word)
      if (!this.node.interspersed) this.flagsEnded = true
      return true
    }
    if (word === 'help') return true
    const next = lookUp(this.node.commands, word)?.[1]
    if (!next) return false
    this.node = next
    this.flags = isGroup(next) ? {} : next.flags
    return true
  }
}
