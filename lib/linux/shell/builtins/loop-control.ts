import type { Blocking } from '../../kernel/wait-queue'
import { LeaveLoop } from '../state/control-flow'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import type { Builtin } from './builtin'
import { fail } from './report'

function leaving(kind: 'break' | 'continue'): Builtin {
  return {
    isSpecial: true,
    *run(shell, argv) {
      if (shell.loopDepth === 0) {
        if (shell.dialect.name === 'bash')
          yield* fail(shell, kind, "only meaningful in a `for', `while', or `until' loop")
        return 0
      }
      const count = argv[1] ?? '1'
      if (!/^[-+]?\d+$/.test(count))
        return yield* giveUp(shell, kind, `${count}: numeric argument required`, 128)
      if (argv.length > 2) return yield* giveUp(shell, kind, 'too many arguments', 1)
      if (Number(count) < 1) {
        yield* fail(shell, kind, `${count}: loop count out of range`)
        throw new LeaveLoop('break', shell.loopDepth, 1)
      }
      throw new LeaveLoop(kind, Number(count))
    },
  }
}

/** Says what is wrong; a shell that is not interactive ends. @throws ShellError */
function* giveUp(shell: Shell, name: string, message: string, status: number): Blocking<never> {
  yield* fail(shell, name, message)
  const error = new ShellError(message, 'shell', status)
  error.reported = true
  throw error
}

export const breakBuiltin = leaving('break')

export const continueBuiltin = leaving('continue')
