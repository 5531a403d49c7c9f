import { isErrno } from '../../kernel/errno'
import type { Signal } from '../../kernel/signal'
import type { Shell } from '../state/shell'

const ignored: readonly Signal[] = ['SIGTSTP', 'SIGTTIN', 'SIGTTOU', 'SIGTERM', 'SIGQUIT']

/** Gives an interactive shell the meaning of signals that it has while no trap says otherwise. */
function restoreSignal(shell: Shell, signal: Signal): boolean {
  if (ignored.includes(signal)) shell.sys.sigaction(signal, 'ignore')
  else if (signal === 'SIGINT') {
    shell.sys.sigaction(signal, {
      handler: () => {
        shell.interrupted = true
      },
    })
  } else if (signal === 'SIGWINCH') {
    shell.sys.sigaction(signal, {
      handler: () => {
        shell.windowChanged = true
      },
    })
  } else return false
  return true
}

/** Makes the shell the master of its terminal: a process group of its own, in the foreground, deaf to the stop key. */
export function startJobControl(shell: Shell, fd: number): void {
  const { sys } = shell
  shell.restoreSignal = (signal) => restoreSignal(shell, signal)
  for (const signal of [...ignored, 'SIGINT', 'SIGWINCH'] as const) restoreSignal(shell, signal)
  if (!sys.isatty(fd)) return
  try {
    if (sys.getsid() !== sys.getpid() && sys.getpgid() !== sys.getpid()) sys.setpgid(0, 0)
    shell.group = sys.getpgid()
    sys.tcsetpgrp(fd, shell.group)
  } catch (error) {
    if (isErrno(error)) return
    throw error
  }
  shell.terminal = sys.dup(fd, 255)
  sys.setCloseOnExec(shell.terminal, true)
  shell.options.add('monitor')
}
