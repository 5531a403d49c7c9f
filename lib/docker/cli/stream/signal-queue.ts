import { isErrno } from '../../../linux/kernel/errno'
import type { Signal } from '../../../linux/kernel/signal'
import type { PollRequest, Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'

/** What the client passes on to a container it is attached to. */
export const forwarded: readonly Signal[] = [
  'SIGHUP',
  'SIGINT',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
  'SIGALRM',
  'SIGTERM',
  'SIGCONT',
  'SIGTSTP',
  'SIGTTIN',
  'SIGTTOU',
  'SIGWINCH',
]

/**
 * Signals caught for a program's main loop: they arrive only while it waits in {@link wait}, so that no request to the
 * daemon is interrupted half way.
 */
export class SignalQueue {
  readonly #pending: Signal[] = []

  constructor(
    private readonly sys: Syscalls,
    private readonly signals: readonly Signal[],
  ) {
    sys.sigprocmask('block', signals)
    for (const signal of signals) {
      sys.sigaction(signal, { handler: (caught) => this.#pending.push(caught) })
    }
  }

  /** The next signal caught. */
  take(): Signal | undefined {
    return this.#pending.shift()
  }

  /** poll(2) that ends when a signal comes; the descriptors that are ready then are an empty list. */
  *wait(requests: readonly PollRequest[], timeout?: number): ReturnType<Syscalls['poll']> {
    const { sys } = this
    sys.sigprocmask('unblock', this.signals)
    try {
      // A signal that came before is handled here, where it cannot be slept through.
      yield* sys.schedYield()
      return this.#pending.length > 0 ? [] : yield* sys.poll(requests, timeout)
    } catch (error) {
      if (!isErrno(error, 'EINTR')) throw error
      return []
    } finally {
      sys.sigprocmask('block', this.signals)
    }
  }

  /** Gives the signals their default effect again. */
  *close(): Blocking<void> {
    for (const signal of this.signals) this.sys.sigaction(signal, 'default')
    this.sys.sigprocmask('unblock', this.signals)
    yield* this.sys.schedYield()
  }
}
