import type { KernelEvent } from '../linux/kernel/kernel-log'
import type { Tty } from '../linux/kernel/tty'
import type { Nanoseconds, Step } from './types'

/** The command lines typed at prompts, from the audit records of interactive shells. */
export class StepLog {
  #steps: readonly Step[] = []
  readonly #prompts = new Set<Tty>()

  /** @param terminalOf the number of a terminal that leads outside; undefined for those inside containers */
  constructor(private readonly terminalOf: (tty: Tty) => number | undefined) {}

  get steps(): readonly Step[] {
    return this.#steps
  }

  atPrompt(tty: Tty): boolean {
    return this.#prompts.has(tty)
  }

  record(event: KernelEvent, now: Nanoseconds): void {
    if (event.type !== 'audit') return
    const { tty } = event.task
    const terminal = tty && this.terminalOf(tty)
    if (!tty || terminal === undefined) return
    const { record } = event
    switch (record.type) {
      case 'prompt':
        this.#prompts.add(tty)
        break
      case 'command':
        this.#prompts.delete(tty)
        this.#steps = [
          ...this.#steps,
          { number: this.#steps.length + 1, terminal, command: record.text, startedAt: now },
        ]
        break
      case 'command-end':
        this.#steps = this.#steps.map((step) =>
          step.terminal === terminal && step.endedAt === undefined
            ? { ...step, endedAt: now, exit: record.status }
            : step,
        )
    }
  }
}
