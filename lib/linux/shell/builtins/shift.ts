import type { Builtin } from './builtin'
import { fail } from './report'

export const shift: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    const text = argv[1] ?? '1'
    if (!/^[-+]?\d+$/.test(text)) return yield* fail(shell, 'shift', `${text}: numeric argument required`)
    const count = Number(text)
    if (count < 0) return yield* fail(shell, 'shift', `${text}: shift count out of range`)
    if (count > shell.positional.length) {
      if (shell.dialect.name === 'dash') return yield* fail(shell, 'shift', "can't shift that many", 2)
      if (shell.shopt.has('shift_verbose'))
        return yield* fail(shell, 'shift', `${text}: shift count out of range`)
      return 1
    }
    shell.positional = shell.positional.slice(count)
    return 0
  },
}
