import { concat, encode } from '../base/bytes'
import type { Tty } from '../linux/kernel/tty'
import type { Terminal, TerminalSize } from './types'

/** What a terminal tells the world that holds it, so that it is written down. */
export interface TerminalHost {
  input(terminal: number, data: string): void
  resize(terminal: number, size: TerminalSize): void
  atPrompt(tty: Tty): boolean
}

/** The outside half of a pseudo-terminal. */
export class HostTerminal implements Terminal {
  isClosed = false
  readonly #listeners = new Set<(bytes: Uint8Array) => void>()
  /** everything shown so far, for listeners that come late; the tail once it grows long */
  #shown: Uint8Array[] = []
  #shownBytes = 0

  constructor(
    readonly id: number,
    readonly tty: Tty,
    private readonly host: TerminalHost,
  ) {
    tty.attach((bytes) => this.#show(bytes))
  }

  get atPrompt(): boolean {
    return !this.isClosed && this.host.atPrompt(this.tty)
  }

  write(data: string): void {
    this.host.input(this.id, data)
  }

  resize(size: TerminalSize): void {
    const { columns, rows } = this.tty.size
    if (size.columns !== columns || size.rows !== rows) this.host.resize(this.id, size)
  }

  onOutput(listener: (bytes: Uint8Array) => void): () => void {
    if (this.#shownBytes > 0) listener(concat(this.#shown))
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Keys reach the machine; called for new input and when a journal is run again. */
  type(data: string): void {
    this.tty.type(encode(data))
  }

  #show(bytes: Uint8Array): void {
    this.#shown.push(bytes)
    this.#shownBytes += bytes.length
    if (this.#shownBytes > 2 * SCROLLBACK_BYTES) {
      const tail = concat(this.#shown).slice(-SCROLLBACK_BYTES)
      this.#shown = [tail]
      this.#shownBytes = tail.length
    }
    for (const listener of this.#listeners) listener(bytes)
  }
}

const SCROLLBACK_BYTES = 512 * 1024
