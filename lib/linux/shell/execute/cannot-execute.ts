import { type ErrnoCode, isErrno, strerror } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import { readFile } from '../state/users'

/** Says why execve(2) failed; the status that this gives. */
export function* cannotExecute(shell: Shell, path: string, code: ErrnoCode): Blocking<number> {
  const missing = code === 'ENOENT' || (code === 'ENOTDIR' && shell.dialect.name !== 'bash')
  const interpreter = missing ? yield* interpreterOf(shell, path) : undefined
  if (shell.dialect.name !== 'bash') {
    yield* shell.complain(`${path}: ${missing ? 'not found' : strerror(code)}`)
    return missing ? 127 : 126
  }
  if (interpreter !== undefined) {
    yield* shell.complain(`${path}: cannot execute: required file not found`)
    return 127
  }
  yield* shell.complain(`${path}: ${isDirectory(shell, path) ? 'Is a directory' : strerror(code)}`)
  return missing ? 127 : 126
}

function isDirectory(shell: Shell, path: string): boolean {
  try {
    return shell.sys.stat(path).type === 'directory'
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

function* interpreterOf(shell: Shell, path: string): Blocking<string | undefined> {
  try {
    return /^#![ \t]*(\S+)/.exec(yield* readFile(shell.sys, path))?.[1]
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}
