import { IpFailure, incomplete } from './failure'

/** The words of a command, one after another. */
export class Arguments {
  readonly #words: string[]

  constructor(words: readonly string[]) {
    this.#words = [...words]
  }

  get isEmpty(): boolean {
    return this.#words.length === 0
  }

  get peek(): string | undefined {
    return this.#words[0]
  }

  next(): string | undefined {
    return this.#words.shift()
  }

  rest(): readonly string[] {
    return this.#words.splice(0)
  }

  /** The word a keyword needs. @throws IpFailure */
  value(): string {
    const word = this.#words.shift()
    if (word === undefined) throw incomplete()
    return word
  }
}

/** What a shortened word stands for: the first of the names that begins with it. */
export function choose<T extends string>(word: string, names: readonly T[]): T | undefined {
  return names.find((name) => name === word) ?? names.find((name) => name.startsWith(word))
}

/** @throws IpFailure */
export function chooseCommand<T extends string>(word: string, names: readonly T[], object: string): T {
  const name = choose(word, names)
  if (name === undefined) throw new IpFailure(`Command "${word}" is unknown, try "ip ${object} help".`)
  return name
}
