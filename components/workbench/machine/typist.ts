/** Where the typist types. */
export interface Keyboard {
  /** The shell waits for a command line, and nothing that was typed is still on its way to it. */
  readonly isReady: boolean
  write(data: string): void
}

const keyMilliseconds = 28
/** However long the command, typing it takes no longer than this. */
const commandMilliseconds = 1_400
const pauseMilliseconds = 250
/** End of line, then delete to its start: what the learner left half typed. */
const clearLine = '\u0005\u0015'

/** Keys after which the line is empty again: Enter, and Ctrl-C. */
const lineEnds = new Set(['\r', '\n', '\u0003'])

interface TypistOptions {
  /** Whether whole commands appear at once, as with reduced motion. */
  readonly atOnce: boolean
  /** Calls back after real milliseconds; returns what takes the call back. */
  wait(milliseconds: number, callback: () => void): () => void
  /** Told when there is nothing left to type, or the learner took over. */
  onDone(): void
}

/** Types commands as a person would: one at a time, each only when the shell waits for it. A key of the learner's ends it. */
export class Typist {
  readonly #keyboard: Keyboard
  readonly #options: TypistOptions
  #commands: string[] = []
  #letters: string[] = []
  #interval = 0
  #state: 'idle' | 'waiting' | 'typing' = 'idle'
  #lineIsDirty = false
  #cancel: (() => void) | undefined

  constructor(keyboard: Keyboard, options: TypistOptions) {
    this.#keyboard = keyboard
    this.#options = options
  }

  /** Adds commands to what is to be typed. */
  type(commands: readonly string[]): void {
    this.#commands.push(...commands)
    if (this.#state === 'idle' && this.#commands.length > 0) this.#state = 'waiting'
    this.look()
  }

  /** Goes on if the shell is ready. To be called whenever something happened in the machine. */
  look(): void {
    // Writing makes things happen, so this may be called from within itself: `typing` keeps commands in their order.
    while (this.#state === 'waiting' && this.#keyboard.isReady) {
      const command = this.#commands.shift()
      if (command === undefined) this.#finish()
      else this.#begin(`${command.replaceAll('\n', '\r')}\r`)
    }
  }

  /** The learner typed: what was being typed stays on the line, the rest is dropped. */
  interrupt(data: string): void {
    this.#lineIsDirty = !lineEnds.has(data.slice(-1))
    if (this.#state !== 'idle') this.#finish()
  }

  #begin(text: string): void {
    this.#state = 'typing'
    if (this.#lineIsDirty) this.#keyboard.write(clearLine)
    this.#lineIsDirty = false
    if (this.#options.atOnce) {
      this.#keyboard.write(text)
      this.#state = 'waiting'
      return
    }
    this.#letters = [...text]
    this.#interval = Math.min(keyMilliseconds, commandMilliseconds / this.#letters.length)
    this.#cancel = this.#options.wait(pauseMilliseconds, () => this.#next())
  }

  #next(): void {
    const letter = this.#letters.shift()
    if (letter === undefined) {
      this.#state = 'waiting'
      this.look()
      return
    }
    this.#keyboard.write(letter)
    this.#cancel = this.#options.wait(this.#interval, () => this.#next())
  }

  #finish(): void {
    this.#cancel?.()
    this.#commands = []
    this.#letters = []
    this.#state = 'idle'
    this.#options.onDone()
  }
}
