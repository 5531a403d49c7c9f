import type { KernelEvent } from '../linux/kernel/kernel-log'
import type { Tty } from '../linux/kernel/tty'
import type { Nanoseconds, Step } from './types'

/** The command lines typed at prompts, from the audit records of interactive shells. */
export class StepLog {
  #steps: readonly Step[] = []
  /** shells that wait for a command, and how many entries the journal had when they began to */
  readonly #prompts = new Map<Tty, number>()

  /**
   * @param terminalOf the number of a terminal that leads outside; undefined for those inside containers
   * @param entryCount how many entries the journal has
   */
  constructor(
    private readonly terminalOf: (tty: Tty) => number | undefined,
    private readonly entryCount: () => number,
  ) {}

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
        this.#prompts.set(tty, this.entryCount())
        break
      case 'command': {
        const startedAfter = this.entryCount()
        const askedAfter = this.#prompts.get(tty) ?? startedAfter
        this.#prompts.delete(tty)
        this.#steps = [
          ...this.#steps,
          {
            number: this.#steps.length + 1,
            terminal,
            command: record.text,
            startedAt: now,
            askedAfter,
            startedAfter,
          },
        ]
        break
      }
      case 'command-end':
        this.#steps = this.#steps.map((step) =>
          step.terminal === terminal && step.endedAt === undefined
            ? { ...step, endedAt: now, exit: record.status }
            : step,
        )
    }
  }
}
