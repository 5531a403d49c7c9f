import type { Process } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'
import { bashBuiltins } from './builtins/index'
import type { Completer } from './complete/completer'
import { runShell } from './main'
import { bashDialect } from './state/dialect'

const bashVersion = 'GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu)\n'

/** Completion of the arguments of programs, by program name; the world adds to it, so that the shell need not know them. */
export const completers = new Map<string, Completer>()

/** bash 5.2, the login shell of Debian. */
export function bash(process: Process): Blocking<number> {
  return runShell(process, {
    dialect: bashDialect,
    builtins: bashBuiltins,
    completers,
    versionText: bashVersion,
  })
}
