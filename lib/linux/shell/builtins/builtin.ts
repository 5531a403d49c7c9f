import type { Blocking } from '../../kernel/wait-queue'
import type { ArrayLiteral } from '../parse/syntax'
import type { Shell } from '../state/shell'

/** An array that a declaration builtin is to assign: `declare a=(1 2)`. */
export interface ArrayArgument {
  readonly name: string
  readonly append: boolean
  readonly array: ArrayLiteral
}

export type DeclarationArgument = string | ArrayArgument

/** A command that the shell runs itself; `argv[0]` is its name. The result is its exit status. */
export interface Builtin {
  readonly run: (shell: Shell, argv: readonly string[]) => number | Blocking<number>
  /** One of POSIX's special builtins: assignments before it stay, functions cannot hide it in posix mode. */
  readonly isSpecial?: boolean
  /** takes `name=(…)` arguments and does not split the values of assignments */
  readonly declare?: (shell: Shell, argv: readonly DeclarationArgument[]) => number | Blocking<number>
  /** may be tried before everything else is prepared: it answers at once, or changes nothing before it waits */
  readonly isQuick?: boolean
}
