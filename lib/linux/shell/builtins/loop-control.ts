import { LeaveLoop } from '../state/control-flow'
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
        return yield* fail(shell, kind, `${count}: numeric argument required`, 128)
      if (Number(count) < 1) return yield* fail(shell, kind, `${count}: loop count out of range`)
      throw new LeaveLoop(kind, Number(count))
    },
  }
}

export const breakBuiltin = leaving('break')

export const continueBuiltin = leaving('continue')
