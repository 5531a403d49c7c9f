import type { Blocking } from '../../kernel/wait-queue'
import { ExitShell } from '../state/control-flow'
import type { Shell } from '../state/shell'
import { runTrap } from './checkpoint'

/** Whether a status calls for {@link failed}. */
export function isFailure(shell: Shell, status: number): boolean {
  return status !== 0 && shell.errexitOff === 0 && (shell.options.has('errexit') || shell.traps.has('ERR'))
}

/** What follows when a command fails where nothing tests its status: the ERR trap and `set -e`. @throws ExitShell */
export function* failed(shell: Shell, status: number): Blocking<void> {
  const trap = shell.traps.get('ERR')
  const isInherited = !shell.variables.inFunction || shell.options.has('errtrace')
  shell.status = status
  if (trap && isInherited && !shell.inTrap) yield* runTrap(shell, trap)
  if (shell.options.has('errexit')) throw new ExitShell(status)
}

/** Runs something whose status is tested, so that `set -e` does not act in it. */
export function* tested(shell: Shell, body: () => Blocking<number>): Blocking<number> {
  shell.errexitOff++
  try {
    return yield* body()
  } finally {
    shell.errexitOff--
  }
}
