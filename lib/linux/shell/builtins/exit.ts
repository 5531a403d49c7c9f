import type { Blocking } from '../../kernel/wait-queue'
import { jobState } from '../jobs/job-table'
import { ExitShell, ReturnFromFunction } from '../state/control-flow'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { fail } from './report'

/** The status that an argument names; anything but a number is an error and 2. */
function* statusOf(shell: Shell, argv: readonly string[]): Blocking<number> {
  const [name = '', text] = argv
  if (text === undefined) return shell.status
  if (/^\s*[-+]?\d+\s*$/.test(text))
    return name === 'return' && shell.dialect.name === 'dash' ? Number(text) : Number(text) & 0xff
  if (shell.dialect.name !== 'bash') return yield* fail(shell, name, `Illegal number: ${text}`, 2)
  return yield* fail(shell, name, `${text}: numeric argument required`, 2)
}

function* leave(shell: Shell, argv: readonly string[]): Blocking<number> {
  const isTop = shell.interactive && shell.subshellDepth === 0
  if (isTop) {
    yield* shell.write(2, shell.isLogin ? 'logout\n' : 'exit\n')
    const hasStopped = shell.jobs.listed.some((job) => jobState(job) === 'stopped')
    if (hasStopped && !shell.warnedOfJobs) {
      shell.warnedOfJobs = true
      yield* shell.write(2, 'There are stopped jobs.\n')
      return 1
    }
  }
  const status = yield* statusOf(shell, argv)
  if (argv.length > 2) return yield* fail(shell, argv[0] ?? '', 'too many arguments')
  throw new ExitShell(status)
}

export const exit: Builtin = { run: leave, isSpecial: true }

export const logout: Builtin = {
  *run(shell, argv) {
    if (!shell.isLogin) return yield* fail(shell, 'logout', "not login shell: use `exit'")
    return yield* leave(shell, argv)
  },
}

export const returnBuiltin: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    if (shell.frames.length === 0 && shell.dialect.name === 'bash') {
      return yield* fail(shell, 'return', "can only `return' from a function or sourced script", 2)
    }
    throw new ReturnFromFunction(yield* statusOf(shell, argv))
  },
}
