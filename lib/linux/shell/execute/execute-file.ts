import { isErrno, strerror } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { ExitShell } from '../state/control-flow'
import { extras } from '../state/extras'
import type { Shell } from '../state/shell'
import { readFile } from '../state/users'
import { commandEnvironment } from './environment'
import { findCommand } from './find-command'

/** Becomes another program: execve(2), or the shell again for a script without `#!`. Says why when it cannot. */
export function* executeFile(shell: Shell, argv: readonly string[]): Blocking<number> {
  const [name = ''] = argv
  const path = findCommand(shell, name)
  if (path === undefined) return yield* notFound(shell, argv)
  try {
    return yield* shell.sys.execve(path, argv, yield* commandEnvironment(shell, path))
  } catch (error) {
    if (!isErrno(error)) throw error
    if (error.code === 'ENOEXEC') return yield* runAsScript(shell, path, argv)
    const { cannotExecute } = yield* extras(shell)
    return yield* cannotExecute(shell, name.includes('/') ? name : path, error.code)
  }
}

function* notFound(shell: Shell, argv: readonly string[]): Blocking<number> {
  const handler = shell.functions.get('command_not_found_handle')
  if (handler) return yield* shell.interpreter.call(shell, handler, ['command_not_found_handle', ...argv])
  const noPath = shell.dialect.name === 'bash' && !shell.variables.get('PATH')
  yield* shell.complain(`${argv[0]}: ${noPath ? strerror('ENOENT') : shell.dialect.notFound}`)
  return 127
}

function* runAsScript(shell: Shell, path: string, argv: readonly string[]): Blocking<number> {
  const text = yield* readFile(shell.sys, path)
  if (isBinary(text)) {
    yield* shell.complain(`${path}: cannot execute binary file: ${strerror('ENOEXEC')}`)
    return 126
  }
  shell.becomeScript(path, argv.slice(1))
  throw new ExitShell(yield* shell.interpreter.source(shell, text, { firstLine: 1 }))
}

/** As bash judges: a NUL before the first newline. */
function isBinary(text: string): boolean {
  const line = text.slice(0, 80).split('\n', 1)[0] ?? ''
  return line.includes('\0') || text.startsWith('\x7fELF')
}
