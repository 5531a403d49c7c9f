import type { ParsedScript, Word as SourceWord } from 'unbash'
import type { List, Word } from './syntax'

/** Where text stands: unquoted, in double quotes, in a `${…}` inside double quotes, or in a here-document. */
export type Quoting = 'bare' | 'double' | 'operand' | 'here'

/** What the conversion of one source text shares. */
export interface Context {
  readonly source: string
  readonly braces: boolean
  lineAt(position: number): number
  word(word: SourceWord, quoting?: Quoting): Word
  /** Told of the first word of every command, which an alias may replace. */
  commandName(word: SourceWord): void
  /** Told of syntax that dash refuses at a token, and busybox too perhaps. */
  bashism(token: string, position: number, busyboxToo?: boolean): void
  readonly posix: 'dash' | 'ash' | undefined
  /** Told of a here-document that nothing closes. */
  openDocument(delimiter: string, position: number): void
  /** A nested script, e.g. of a command substitution that begins at `position`. */
  script(script: ParsedScript | undefined, position: number): List
  /** Text in which `$` and backquotes expand and double quotes mean nothing, as in arithmetic. */
  template(text: string, position: number): Word
}
