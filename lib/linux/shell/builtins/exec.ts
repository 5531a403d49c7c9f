import { isErrno, strerror } from '../../kernel/errno'
import { commandEnvironment } from '../execute/environment'
import { findCommand } from '../execute/find-command'
import { ExitShell } from '../state/control-flow'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { invalidOption } from './report'

/** The program that takes this shell's place is on its level. */
function lowerLevel({ variables }: Shell): void {
  const level = Number(variables.get('SHLVL'))
  if (level) variables.set('SHLVL', String(level - 1))
}

export const exec: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    const { letters, values, rest, invalid } = parseOptions(argv, 'cla:')
    if (invalid)
      return yield* invalidOption(
        shell,
        'exec',
        invalid,
        'exec [-cl] [-a name] [command [argument ...]] [redirection ...]',
      )
    const [name] = rest
    if (name === undefined) return 0
    const path = findCommand(shell, name)
    const first = values.get('a') ?? (letters.has('l') ? `-${name}` : name)
    lowerLevel(shell)
    const environment = letters.has('c') || path === undefined ? [] : yield* commandEnvironment(shell, path)
    let status = 127
    if (path === undefined) yield* shell.complain(`${name}: not found`, 'exec')
    else {
      try {
        yield* shell.sys.execve(path, [first, ...rest.slice(1)], environment)
      } catch (error) {
        if (!isErrno(error)) throw error
        if (error.code !== 'ENOENT') status = 126
        const text = strerror(error.code)
        yield* shell.complain(`${path}: ${text}`)
        if (shell.dialect.name === 'bash') yield* shell.complain(`${path}: cannot execute: ${text}`, 'exec')
      }
    }
    if (shell.interactive || shell.shopt.has('execfail')) return status
    throw new ExitShell(status)
  },
}
