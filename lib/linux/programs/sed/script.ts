import type { Regex } from '../regex/regex'

/** Which lines a command is for (sed(1), Addresses). */
export type Address =
  | { readonly type: 'line'; readonly line: number }
  | { readonly type: 'last' }
  /** undefined for the empty expression, which is the last one used */
  | { readonly type: 'regex'; readonly regex: Regex | undefined }
  | { readonly type: 'step'; readonly first: number; readonly step: number }
  /** as second address: so many lines more, or up to the next multiple */
  | { readonly type: 'plus'; readonly lines: number }
  | { readonly type: 'multiple'; readonly of: number }
  /** `0,/re/`: the range may end on the first line */
  | { readonly type: 'zero' }

/** A piece of a replacement: text, a group, or a change of case. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'group'; readonly index: number }
  | { readonly type: 'case'; readonly mode: 'U' | 'L' | 'u' | 'l' | 'E' }

export interface Substitution {
  readonly regex: Regex | undefined
  readonly pieces: readonly Piece[]
  readonly global: boolean
  /** the match that is replaced first */
  readonly number: number
  readonly print: boolean
  readonly file: string | undefined
}

export type Action =
  | { readonly name: '{'; readonly commands: readonly Command[] }
  | { readonly name: 'a' | 'i' | 'c'; readonly text: string }
  | { readonly name: ':' | 'b' | 't' | 'T'; readonly label: string }
  | { readonly name: 'r' | 'R' | 'w' | 'W'; readonly file: string }
  | { readonly name: 's'; readonly substitution: Substitution }
  | { readonly name: 'y'; readonly map: ReadonlyMap<string, string> }
  | { readonly name: 'q' | 'Q'; readonly status: number }
  | { readonly name: 'l'; readonly width: number | undefined }
  | { readonly name: '=' | 'd' | 'D' | 'g' | 'G' | 'h' | 'H' | 'n' | 'N' | 'p' | 'P' | 'x' | 'z' | 'F' }

export interface Command {
  readonly first: Address | undefined
  readonly second: Address | undefined
  readonly negated: boolean
  readonly action: Action
}

/** What is wrong with a script, and after how many of its characters. */
export class ScriptError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
  }
}
