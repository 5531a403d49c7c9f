import type { Blocking } from '../../kernel/wait-queue'
import { forkShell, waitForPid } from '../execute/subshell'
import type { List, Redirect } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { readAll } from '../state/users'
import { fromBytes } from '../text'

/** What the commands of `$(…)` write, without the newlines at its end. Sets the status that `x=$(…)` has. */
export function* substituteCommand(shell: Shell, body: List): Blocking<string> {
  const { sys } = shell
  const { read, write } = sys.pipe()
  const pid = fork(shell, body, read, write)
  sys.close(write)
  const bytes = yield* readAll(sys, read)
  sys.close(read)
  shell.substitutionStatus = yield* waitForPid(shell, pid)
  shell.status = shell.substitutionStatus
  const text = fromBytes(bytes)
  if (text.includes('\0') && shell.dialect.name === 'bash')
    yield* shell.complain('warning: command substitution: ignored null byte in input')
  return text.replaceAll('\0', '').replace(/\n+$/, '')
}

function fork(shell: Shell, body: List, read: number, write: number): number {
  try {
    return forkShell(shell, (child) => run(child, body), {
      setup: (child) => {
        child.sys.dup2(write, 1)
        child.sys.close(read)
        child.sys.close(write)
        child.indirection++
        if (!child.shopt.has('inherit_errexit')) child.options.delete('errexit')
      },
    })
  } catch {
    throw new ShellError('fork: retry: Resource temporarily unavailable', 'line', 254)
  }
}

function run(child: Shell, body: List): Blocking<number> {
  const input = onlyInput(body)
  return input ? child.interpreter.copyInput(child, input) : child.interpreter.list(child, body)
}

/** `$(< file)` is `$(cat file)` without the cat. */
function onlyInput(body: List): Redirect | undefined {
  const [item] = body.items
  if (body.items.length !== 1 || item?.command.type !== 'simple') return undefined
  const { words, assignments, redirects } = item.command
  const [redirect] = redirects
  const isOnly = words.length === 0 && assignments.length === 0 && redirects.length === 1
  return isOnly && redirect?.operator === '<' ? redirect : undefined
}
