import { type Signal, signalNumbers } from '../../linux/kernel/signal'
import type { Syscalls } from '../../linux/kernel/syscalls'
import { CommandError } from './error'

/** SIGINT and SIGTERM: they interrupt what the client waits for, and it exits with 128 and their number, saying nothing. */
export class Termination {
  #signal: Signal | undefined

  /** Catches the signals from now on. */
  listen(sys: Syscalls): void {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      sys.sigaction(signal, { handler: (caught) => this.#note(caught) })
    }
  }

  #note(signal: Signal): void {
    this.#signal ??= signal
  }

  /** The exit status, once a signal was caught. */
  get status(): number | undefined {
    return this.#signal && 128 + signalNumbers[this.#signal]
  }

  /** @throws CommandError with the exit status when a signal was caught */
  check(): void {
    if (this.status !== undefined) throw new CommandError('', this.status)
  }
}
