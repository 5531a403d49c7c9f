import type { Process } from '../../../kernel/program'
import type { Identities } from '../../support/identity'
import { Failure } from '../../utility'
import type { Settings } from './settings'

/** The words of an expression, read one after another. */
export class Arguments {
  #position = 0

  constructor(
    readonly process: Process,
    readonly names: Identities,
    readonly settings: Settings,
    private readonly words: readonly string[],
  ) {}

  peek(): string | undefined {
    return this.words[this.#position]
  }

  next(): string | undefined {
    return this.words[this.#position++]
  }

  /** The argument of a predicate. @throws Failure */
  argument(predicate: string): string {
    const word = this.next()
    if (word === undefined) throw new Failure(`missing argument to \`${predicate}'`)
    return word
  }

  /** The words up to `;`, or up to `{} +`. @throws Failure */
  command(predicate: string): { readonly words: readonly string[]; readonly isBatch: boolean } {
    const words: string[] = []
    for (;;) {
      const word = this.next()
      if (word === undefined || (word === ';' && words.length === 0))
        throw new Failure(`missing argument to \`${predicate}'`)
      if (word === ';') return { words, isBatch: false }
      if (word === '+' && words.at(-1) === '{}') return { words: words.slice(0, -1), isBatch: true }
      words.push(word)
    }
  }
}

/** Compares with `n`, `+n` (more) or `-n` (less). */
export interface Comparison {
  readonly sign: '+' | '-' | ''
  readonly value: number
}

export function parseComparison(text: string): Comparison | undefined {
  const match = /^([-+]?)(\d+(?:\.\d+)?)$/.exec(text)
  return match ? { sign: match[1] as Comparison['sign'], value: Number(match[2]) } : undefined
}

export function compares({ sign, value }: Comparison, actual: number): boolean {
  if (sign === '+') return actual > value
  return sign === '-' ? actual < value : actual === value
}
