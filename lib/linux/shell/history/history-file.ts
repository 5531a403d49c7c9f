import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import { readFile } from '../state/users'
import { toBytes } from '../text'

/** Adds the lines of a history file. @throws Errno */
export function* loadHistory(shell: Shell, path: string): Blocking<void> {
  const text = yield* readFile(shell.sys, path)
  for (const line of text.split('\n')) if (line !== '') shell.history.append(line)
}

/** Writes the history to a file, as many lines as HISTFILESIZE says. @throws Errno */
export function* saveHistory(shell: Shell, path: string): Blocking<void> {
  const { sys } = shell
  const size = Number(shell.variables.get('HISTFILESIZE') ?? 500)
  const lines = size > 0 ? shell.history.lines.slice(-size) : []
  const fd = yield* sys.open(path, { access: 'write', create: true, truncate: true }, 0o600)
  yield* sys.write(fd, toBytes(lines.map((line) => `${line}\n`).join('')))
  sys.close(fd)
}

/** Loads HISTFILE at the start of an interactive shell, if there is one. */
export function* loadAtStart(shell: Shell): Blocking<void> {
  const file = shell.variables.get('HISTFILE')
  if (!file) return
  try {
    yield* loadHistory(shell, file)
  } catch (error) {
    if (!isErrno(error)) throw error
  }
}

export function* saveAtEnd(shell: Shell): Blocking<void> {
  const file = shell.variables.get('HISTFILE')
  if (!file || shell.history.lines.length === 0) return
  try {
    yield* saveHistory(shell, file)
  } catch (error) {
    if (!isErrno(error)) throw error
  }
}
