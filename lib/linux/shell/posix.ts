import type { Process } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'
import { completers } from './bash'
import { ashBuiltins, dashBuiltins } from './builtins/index'
import { runShell } from './main'
import { ashDialect, dashDialect, debianAshDialect } from './state/posix-dialects'

/** dash 0.5.12, Debian's /bin/sh. */
export function sh(process: Process): Blocking<number> {
  return runShell(process, { dialect: dashDialect, builtins: dashBuiltins, completers, versionText: '' })
}

/** The ash of busybox. */
export function ash(process: Process): Blocking<number> {
  return runShell(process, { dialect: ashDialect, builtins: ashBuiltins, completers, versionText: '' })
}

/** The ash of Debian's build of busybox. */
export function debianAsh(process: Process): Blocking<number> {
  return runShell(process, { dialect: debianAshDialect, builtins: ashBuiltins, completers, versionText: '' })
}
