import type { Blocking } from '../../kernel/wait-queue'
import type { Builtin } from '../builtins/builtin'
import type { List, Node, Redirect } from '../parse/syntax'
import type { ShellFunction } from '../state/frame'
import type { Shell } from '../state/shell'

/** What the parts of the interpreter need of each other; a shell carries it, so that no module imports its importer. */
export interface Interpreter {
  node(shell: Shell, node: Node): Blocking<number>
  list(shell: Shell, list: List): Blocking<number>
  /** Runs source text line by line; its syntax errors are reported as coming from `origin`. */
  source(shell: Shell, text: string, origin: SourceOrigin): Blocking<number>
  call(shell: Shell, fn: ShellFunction, argv: readonly string[]): Blocking<number>
  /** Writes the file of a `<` to standard output. */
  copyInput(shell: Shell, redirect: Redirect): Blocking<number>
  readonly builtins: ReadonlyMap<string, Builtin>
}

export interface SourceOrigin {
  /** named in the messages of syntax errors, e.g. `-c` or `eval` */
  readonly name?: string
  readonly firstLine: number
  /** the last simple command may replace the shell */
  readonly isLast?: boolean
}
