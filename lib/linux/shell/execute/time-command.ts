import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'

/** Runs something under the keyword `time` and shows how long it took. */
export function* timed(shell: Shell, style: 'bash' | 'posix', run: () => Blocking<number>): Blocking<number> {
  const start = shell.sys.now()
  try {
    return yield* run()
  } finally {
    const seconds = (shell.sys.now() - start) / 1e9
    yield* shell.write(
      2,
      report(style === 'posix' ? POSIX : (shell.variables.get('TIMEFORMAT') ?? BASH), seconds),
    )
  }
}

const BASH = '\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS'
const POSIX = 'real %2R\nuser %2U\nsys %2S'

/** Fills in a format as TIMEFORMAT has it; processor time is not kept account of and shows as none. */
function report(format: string, real: number): string {
  if (format === '') return ''
  const text = format.replace(
    /%(?:%|P|([0-3])?(l)?([RUS]))/g,
    (all, digits: string | undefined, long, kind) => {
      if (all === '%%') return '%'
      if (all === '%P') return '0.00'
      const seconds = kind === 'R' ? real : 0
      const precision = Number(digits ?? 3)
      return long
        ? `${Math.floor(seconds / 60)}m${(seconds % 60).toFixed(precision)}s`
        : seconds.toFixed(precision)
    },
  )
  return `${text}\n`
}
