import { concat, encode } from '../../base/bytes'
import type { Pid } from './pid'
import type { Signal } from './signal'
import type { TerminalMode, TerminalSize } from './syscalls'
import { WaitQueue } from './wait-queue'

const CTRL_C = 0x03
const CTRL_D = 0x04
const BACKSPACE = 0x08
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const CTRL_U = 0x15
const CTRL_W = 0x17
const CTRL_Z = 0x1a
const ESCAPE = 0x1b
const CTRL_BACKSLASH = 0x1c
const DELETE = 0x7f
const SPACE = 0x20

const SIGNAL_KEYS: ReadonlyMap<number, Signal> = new Map([
  [CTRL_C, 'SIGINT'],
  [CTRL_BACKSLASH, 'SIGQUIT'],
  [CTRL_Z, 'SIGTSTP'],
])

export const cookedMode: TerminalMode = {
  canonical: true,
  echo: true,
  signals: true,
  outputNewline: true,
  inputNewline: true,
}

/** What a terminal does to the outside: show bytes, raise signals. */
export interface TtyHost {
  signal(group: Pid, signal: Signal): void
}

/**
 * A terminal with the kernel's line discipline (termios(3)): between the bytes a person types and what the foreground
 * processes read lie echo, line editing and the keys that raise signals. One Tty is both sides of a pseudo-terminal.
 */
export class Tty {
  session: Pid | undefined
  foreground: Pid | undefined
  /** woken when there is something to read, or the line is hung up */
  readonly inputChanged = new WaitQueue()
  /** woken when the master side has something to read */
  readonly outputChanged = new WaitQueue()
  isHungUp = false
  slaves = 0
  #mode: TerminalMode = cookedMode
  #size: TerminalSize = { columns: 80, rows: 24 }
  /** finished lines or raw bytes; an empty chunk is an end of file typed at the start of a line */
  #input: Uint8Array[] = []
  #line: number[] = []
  #output: Uint8Array[] = []
  #sink: ((bytes: Uint8Array) => void) | undefined

  constructor(
    readonly index: number,
    private readonly host: TtyHost,
  ) {}

  get mode(): TerminalMode {
    return this.#mode
  }

  set mode(mode: TerminalMode) {
    // What was typed ahead is not lost when a program turns line editing off; it may then be read as it stands (n_tty).
    if (this.#mode.canonical && !mode.canonical && this.#line.length > 0) this.#finishLine()
    this.#mode = mode
  }

  get size(): TerminalSize {
    return this.#size
  }

  resize(size: TerminalSize): void {
    if (size.columns === this.#size.columns && size.rows === this.#size.rows) return
    this.#size = size
    if (this.foreground) this.host.signal(this.foreground, 'SIGWINCH')
  }

  /** From now on output goes to a listener outside the machine instead of to the master's descriptor. */
  attach(sink: (bytes: Uint8Array) => void): void {
    this.#sink = sink
    const waiting = this.takeOutput()
    if (waiting.length > 0) sink(waiting)
  }

  /** Bytes from the keyboard. */
  type(bytes: Uint8Array): void {
    for (const byte of bytes) this.#key(byte)
  }

  #key(typed: number): void {
    const byte = typed === CARRIAGE_RETURN && this.mode.inputNewline ? LINE_FEED : typed
    const signal = this.mode.signals ? SIGNAL_KEYS.get(byte) : undefined
    if (signal) {
      this.#echo(byte)
      this.#line = []
      this.#input = []
      if (this.foreground) this.host.signal(this.foreground, signal)
      return
    }
    if (!this.mode.canonical) {
      this.#echo(byte)
      this.#push(Uint8Array.of(byte))
      return
    }
    this.#edit(byte)
  }

  #edit(byte: number): void {
    switch (byte) {
      case DELETE:
      case BACKSPACE:
        this.#erase()
        break
      case CTRL_U:
        while (this.#line.length > 0) this.#erase()
        break
      case CTRL_W:
        while (this.#line.at(-1) === SPACE) this.#erase()
        while (this.#line.length > 0 && this.#line.at(-1) !== SPACE) this.#erase()
        break
      case CTRL_D:
        this.#finishLine()
        break
      case LINE_FEED:
        this.#line.push(byte)
        this.#echo(byte)
        this.#finishLine()
        break
      default:
        this.#line.push(byte)
        this.#echo(byte)
    }
  }

  #erase(): void {
    let removed = this.#line.pop()
    if (removed === undefined) return
    // the continuation bytes of a UTF-8 character go with it (IUTF8)
    while (removed !== undefined && (removed & 0xc0) === 0x80) removed = this.#line.pop()
    if (this.mode.echo) this.#show(encode('\b \b'))
  }

  #finishLine(): void {
    const line = Uint8Array.from(this.#line)
    this.#line = []
    this.#push(line)
  }

  #echo(byte: number): void {
    if (!this.mode.echo) return
    if (byte === LINE_FEED) this.write(Uint8Array.of(byte))
    else if (byte < SPACE && byte !== 0x09) this.#show(encode(`^${String.fromCharCode(byte + 0x40)}`))
    else if (byte !== ESCAPE) this.#show(Uint8Array.of(byte))
  }

  #push(bytes: Uint8Array): void {
    this.#input.push(bytes)
    this.inputChanged.wake()
  }

  get hasInput(): boolean {
    return this.#input.length > 0
  }

  /** Up to `length` bytes of what may be read now: one line in canonical mode, whatever is there otherwise. */
  takeInput(length: number): Uint8Array {
    if (!this.mode.canonical) {
      const all = concat(this.#input.splice(0))
      if (all.length > length) this.#input.unshift(all.subarray(length))
      return all.subarray(0, length)
    }
    const line = this.#input.shift() ?? new Uint8Array(0)
    if (line.length > length) this.#input.unshift(line.subarray(length))
    return line.subarray(0, length)
  }

  /** Bytes a process writes to the terminal. */
  write(bytes: Uint8Array): void {
    if (!this.mode.outputNewline || !bytes.includes(LINE_FEED)) {
      this.#show(bytes)
      return
    }
    const shown: number[] = []
    for (const byte of bytes) {
      if (byte === LINE_FEED) shown.push(CARRIAGE_RETURN)
      shown.push(byte)
    }
    this.#show(Uint8Array.from(shown))
  }

  #show(bytes: Uint8Array): void {
    if (this.#sink) {
      this.#sink(bytes)
      return
    }
    this.#output.push(bytes)
    this.outputChanged.wake()
  }

  get hasOutput(): boolean {
    return this.#output.length > 0
  }

  takeOutput(length = Number.POSITIVE_INFINITY): Uint8Array {
    const all = concat(this.#output.splice(0))
    if (all.length > length) this.#output.unshift(all.subarray(length))
    return all.subarray(0, length)
  }

  /** The other side is gone: readers see the end, the session hears SIGHUP. */
  hangUp(): void {
    this.isHungUp = true
    if (this.session) this.host.signal(this.session, 'SIGHUP')
    if (this.foreground && this.foreground !== this.session) this.host.signal(this.foreground, 'SIGHUP')
    this.inputChanged.wake()
    this.outputChanged.wake()
  }
}
