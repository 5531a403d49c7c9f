import type { Signal } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import { Interrupted } from '../state/control-flow'
import type { Shell } from '../state/shell'

/** Steps between two offers to let other processes run. */
const STEPS_PER_SLICE = 8

/** Whether {@link checkpoint} has something to do; asked before every command, so that it costs next to nothing. */
export function needsCheckpoint(shell: Shell): boolean {
  return shell.interrupted || shell.pending.length > 0 || ++shell.steps % STEPS_PER_SLICE === 0
}

/** Lets others run, and acts on signals that came in. @throws Interrupted after Ctrl-C at a prompt's command */
export function* checkpoint(shell: Shell): Blocking<void> {
  if (!shell.interrupted && shell.pending.length === 0) yield* shell.sys.schedYield()
  if (shell.pending.length > 0) yield* runPendingTraps(shell)
  if (!shell.interrupted) return
  shell.interrupted = false
  throw new Interrupted()
}

/** Runs the traps of signals that have arrived. */
export function* runPendingTraps(shell: Shell): Blocking<void> {
  while (shell.pending.length > 0 && !shell.inTrap) {
    const signal = shell.pending.shift() as Signal
    const command = shell.traps.get(signal)
    if (command) yield* runTrap(shell, command)
  }
}

/** Runs the command of a trap; `$?` is afterwards what it was. */
export function* runTrap(shell: Shell, command: string): Blocking<void> {
  const { status, pipeStatus, inTrap, line } = shell
  shell.inTrap = true
  try {
    yield* shell.interpreter.source(shell, command, { name: 'trap handler', firstLine: line })
  } finally {
    shell.inTrap = inTrap
  }
  shell.status = status
  shell.pipeStatus = pipeStatus
}
