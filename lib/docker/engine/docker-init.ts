import { isErrno } from '../../linux/kernel/errno'
import type { Process } from '../../linux/kernel/program'
import { type Signal, signalNumbers } from '../../linux/kernel/signal'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { findExecutable } from './runtime/find-executable'

const forwarded: readonly Signal[] = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGTERM',
  'SIGWINCH',
  'SIGCONT',
  'SIGTSTP',
]

/** tini, as `--init` puts it in front: process 1 that passes signals on and reaps what nobody waits for. */
export function* dockerInit({ sys, argv, env }: Process): Blocking<number> {
  const command = argv.slice(argv[1] === '--' ? 2 : 1)
  const variables = [...env].map(([name, value]) => `${name}=${value}`)
  const path = findExecutable(sys, command[0] ?? '', variables)
  const child = yield* sys.spawn({ path, argv: command })
  for (const signal of forwarded)
    sys.sigaction(signal, { handler: () => sys.kill(child, signal), restart: true })
  for (;;) {
    try {
      const status = yield* sys.wait4(-1)
      if (status?.pid !== child) continue
      if ('exited' in status) return status.exited
      if ('signaled' in status) return 128 + signalNumbers[status.signaled]
    } catch (error) {
      if (!isErrno(error, 'EINTR')) throw error
    }
  }
}
