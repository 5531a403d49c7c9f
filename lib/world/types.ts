import type { Nanoseconds } from '../base/clock'
import type { RunResult } from '../linux/kernel/scheduler'
import type { TerminalSize } from '../linux/kernel/syscalls'
import type { Journal } from './journal'
import type { Scenario } from './scenario'
import type { WorldView } from './view'

export type { Nanoseconds, RunResult, TerminalSize }

/** A command line completed at an interactive prompt. Numbered from 1, as the page's journal shows them. */
export interface Step {
  readonly number: number
  /** {@link Terminal.id} */
  readonly terminal: number
  readonly command: string
  readonly startedAt: Nanoseconds
  /** how many entries the journal had when the shell asked for it, and when it began to run */
  readonly askedAfter: number
  readonly startedAfter: number
  /** both undefined while it runs */
  readonly endedAt?: Nanoseconds
  readonly exit?: number
}

/** A person's screen and keyboard on a machine: a login shell on a pseudo-terminal. */
export interface Terminal {
  readonly id: number
  /** Types; recorded in the journal. */
  write(data: string): void
  resize(size: TerminalSize): void
  /** Bytes to show, from the first on: what was written before the listener came is handed over at once. */
  onOutput(listener: (bytes: Uint8Array) => void): () => void
  /** The shell waits for a command line. */
  readonly atPrompt: boolean
  /** The shell has ended; nothing more will come. */
  readonly isClosed: boolean
}

/** All machines of a session. It does nothing by itself: whoever holds it moves its time. */
export interface World {
  readonly scenario: Scenario
  readonly journal: Journal
  readonly now: Nanoseconds
  /** When something will happen by itself; undefined when only input can change anything. */
  readonly nextEvent: Nanoseconds | undefined
  readonly steps: readonly Step[]
  readonly terminals: readonly Terminal[]
  /**
   * Lives until a point in virtual time or for `maxSteps` scheduler steps, whichever comes first.
   * After `loading`, await {@link load} and go on.
   */
  advance(until: Nanoseconds, maxSteps?: number): RunResult
  /** Fetches the program or image data the world waits for. */
  load(): Promise<void>
  openTerminal(size: TerminalSize): Terminal
  /** The state goals and drawings read. */
  look(): WorldView
  /** Tells after an {@link advance} in which anything happened. */
  subscribe(listener: () => void): () => void
}
