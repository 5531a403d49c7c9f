import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'

/** Runs something under the keyword `time` and shows how long it took. */
export function* timed(shell: Shell, style: 'bash' | 'posix', run: () => Blocking<number>): Blocking<number> {
  const start = shell.sys.now()
  try {
    return yield* run()
  } finally {
    const seconds = (shell.sys.now() - start) / 1e9
    yield* shell.write(2, style === 'posix' ? posix(seconds) : bash(seconds))
  }
}

function posix(seconds: number): string {
  return `real ${seconds.toFixed(2)}\nuser 0.00\nsys 0.00\n`
}

function bash(seconds: number): string {
  const shown = (value: number): string => `${Math.floor(value / 60)}m${(value % 60).toFixed(3)}s`
  return `\nreal\t${shown(seconds)}\nuser\t${shown(0)}\nsys\t${shown(0)}\n`
}
