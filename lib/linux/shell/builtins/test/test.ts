import type { Blocking } from '../../../kernel/wait-queue'
import type { Shell } from '../../state/shell'
import { ShellError } from '../../state/shell-error'
import type { Builtin } from '../builtin'
import { fail } from '../report'
import { evaluateTest } from './evaluate-test'

function answer(shell: Shell, name: string, words: readonly string[]): number | Blocking<number> {
  try {
    return evaluateTest(shell, words) ? 0 : 1
  } catch (error) {
    if (!(error instanceof ShellError)) throw error
    return fail(shell, name, error.message, error.status)
  }
}

export const test: Builtin = {
  isQuick: true,
  run: (shell, argv) => answer(shell, 'test', argv.slice(1)),
}

export const bracket: Builtin = {
  isQuick: true,
  run: (shell, argv) => {
    if (argv.at(-1) === ']') return answer(shell, '[', argv.slice(1, -1))
    return fail(shell, '[', shell.dialect.name === 'bash' ? "missing `]'" : 'missing ]', 2)
  },
}
