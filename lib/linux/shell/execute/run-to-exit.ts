import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import { ControlFlow, ExitShell, Interrupted, ReturnFromFunction } from '../state/control-flow'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { runPendingTraps } from './checkpoint'

/** Runs to the end of a shell process, its EXIT trap included; the exit status. */
export function* runToExit(shell: Shell, main: Blocking<number>): Blocking<number> {
  let status = yield* guarded(shell, withLastTraps(shell, main))
  const trap = shell.traps.get('EXIT')
  if (trap) {
    shell.traps.delete('EXIT')
    shell.status = status
    const after = yield* guarded(shell, exitTrap(shell, trap))
    status = after
  }
  return status & 0xff
}

/** Signals that came in during the last command still have their traps. */
function* withLastTraps(shell: Shell, main: Blocking<number>): Blocking<number> {
  const status = yield* main
  yield* runPendingTraps(shell)
  return status
}

function* exitTrap(shell: Shell, trap: string): Blocking<number> {
  const { status } = shell
  yield* shell.interpreter.source(shell, trap, { name: 'exit trap', firstLine: 1 })
  return status
}

function* guarded(shell: Shell, main: Blocking<number>): Blocking<number> {
  try {
    return yield* main
  } catch (error) {
    if (error instanceof ExitShell || error instanceof ReturnFromFunction) return error.status
    if (error instanceof Interrupted) return 130
    if (error instanceof ControlFlow) return shell.status
    if (error instanceof ShellError) {
      if (!error.reported) yield* shell.complain(error.message)
      return error.status
    }
    if (isErrno(error)) {
      yield* shell.complain(error.message)
      return 1
    }
    throw error
  }
}
