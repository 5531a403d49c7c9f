import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption } from './report'

/** Changes to a directory and keeps PWD and OLDPWD. @throws Errno */
export function changeDirectory(shell: Shell, path: string, physical = false): void {
  const { sys, variables } = shell
  const logical = normalize(path.startsWith('/') ? path : `${shell.directory.replace(/\/$/, '')}/${path}`)
  if (physical) sys.chdir(path)
  else {
    try {
      sys.chdir(logical)
    } catch (error) {
      if (!isErrno(error) || path.startsWith('/')) throw error
      sys.chdir(path)
    }
  }
  variables.set('OLDPWD', variables.get('PWD') ?? shell.directory)
  shell.directory = physical ? sys.getcwd() : logical
  variables.set('PWD', shell.directory)
}

/** An absolute path without `.`, `..` and repeated slashes. */
function normalize(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  // Two slashes at the front may mean something of their own (POSIX), so they stay.
  return `${/^\/\/(?!\/)/.test(path) ? '//' : '/'}${parts.join('/')}`
}

export const cd: Builtin = {
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'LPe@')
    if (invalid) return yield* invalidOption(shell, 'cd', invalid, 'cd [-L|[-P [-e]] [-@]] [dir]')
    if (rest.length > 1 && shell.dialect.name === 'bash')
      return yield* fail(shell, 'cd', 'too many arguments')
    const [operand] = rest
    const target = operand === '-' ? shell.variables.get('OLDPWD') : (operand ?? shell.variables.get('HOME'))
    if (target === undefined)
      return yield* fail(shell, 'cd', operand === '-' ? 'OLDPWD not set' : 'HOME not set')
    if (target === '') {
      if (operand === '-') yield* shell.write(1, '\n')
      return 0
    }
    return yield* go(shell, target, operand === '-', letters.has('P') || shell.options.has('physical'))
  },
}

function* go(shell: Shell, target: string, shows: boolean, physical: boolean): Blocking<number> {
  const searched = /^\.{0,2}(\/|$)/.test(target) ? [] : shell.get('CDPATH').split(':').filter(Boolean)
  for (const prefix of searched) {
    try {
      changeDirectory(shell, `${prefix}/${target}`, physical)
      yield* shell.write(1, `${shell.directory}\n`)
      return 0
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  try {
    changeDirectory(shell, target, physical)
  } catch (error) {
    if (!isErrno(error)) throw error
    const status = shell.dialect.name === 'bash' ? 1 : 2
    return yield* fail(shell, 'cd', shell.dialect.cannotChangeDirectory(target, error.code), status)
  }
  if (shows) yield* shell.write(1, `${shell.directory}\n`)
  return 0
}
