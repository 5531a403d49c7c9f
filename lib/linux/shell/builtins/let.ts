import { ShellError } from '../state/shell-error'
import type { Builtin } from './builtin'
import { fail } from './report'

export const letBuiltin: Builtin = {
  *run(shell, argv) {
    if (argv.length === 1) return yield* fail(shell, 'let', 'expression expected')
    try {
      let value = 0
      for (const expression of argv.slice(1)) value = shell.evaluate(expression)
      return value ? 0 : 1
    } catch (error) {
      if (!(error instanceof ShellError) || error.stops === 'shell') throw error
      return yield* fail(shell, 'let', error.message)
    }
  },
}
