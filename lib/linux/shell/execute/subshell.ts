import { isErrno } from '../../kernel/errno'
import { type Signal, signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import { runToExit } from './run-to-exit'

/** Signals that an interactive shell treats in its own way and its children do not. */
const jobSignals: readonly Signal[] = ['SIGINT', 'SIGQUIT', 'SIGTERM', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU']

export interface ForkOptions {
  /** done in the new process before anything runs */
  readonly setup?: (child: Shell) => void
  /** commands in the background ignore the keyboard's signals when there is no job control */
  readonly ignoreInterrupts?: boolean
}

/** Runs `main` in a process that begins as a copy of this shell (fork(2)); the pid of that process. @throws Errno EAGAIN */
export function forkShell(
  shell: Shell,
  main: (child: Shell) => Blocking<number>,
  options: ForkOptions = {},
): number {
  const child = shell.fork()
  return shell.sys.clone(function* (process) {
    child.process = process
    resetSignals(child, options.ignoreInterrupts === true)
    child.options.delete('monitor')
    child.terminal = undefined
    options.setup?.(child)
    return yield* runToExit(child, main(child))
  })
}

function resetSignals(child: Shell, ignoreInterrupts: boolean): void {
  const { sys } = child
  if (child.traps.size > 0) child.outerTraps = child.traps.fork()
  if (child.interactive) for (const signal of jobSignals) sys.sigaction(signal, 'default')
  for (const [name, command] of [...child.traps.entries()]) {
    if (command === '') continue
    if (
      name === 'ERR'
        ? child.options.has('errtrace')
        : /^(DEBUG|RETURN)$/.test(name) && child.options.has('functrace')
    )
      continue
    child.traps.delete(name)
    if (name.startsWith('SIG')) sys.sigaction(name as Signal, 'default')
  }
  if (!ignoreInterrupts) return
  sys.sigaction('SIGINT', 'ignore')
  sys.sigaction('SIGQUIT', 'ignore')
}

/** Waits for one child to end and gives its exit status; interruptions wait too. */
export function* waitForPid(shell: Shell, pid: number): Blocking<number> {
  for (;;) {
    try {
      const status = yield* shell.sys.wait4(pid)
      if (status && 'exited' in status) return status.exited
      if (status && 'signaled' in status) return 128 + signalNumbers[status.signaled]
    } catch (error) {
      if (isErrno(error, 'ECHILD')) return 127
      if (!isErrno(error, 'EINTR')) throw error
    }
  }
}
