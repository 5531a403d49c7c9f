import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Cli } from '../cli'
import { CommandError } from '../error'
import { AttachedStream } from './attached-stream'
import { forwarded, SignalQueue } from './signal-queue'
import { type ResizeTarget, resize } from './terminal-size'

export interface SessionOptions {
  /** the container or exec on the other side */
  readonly target: ResizeTarget
  /** caught signals go to the container */
  readonly forwardSignals: boolean
  readonly tty: boolean
}

/** Being attached to a container or exec: caught signals, the terminal's size, and the streams themselves. */
export class Session {
  readonly signals: SignalQueue
  #stream: AttachedStream | undefined
  #interrupts = 0

  constructor(
    private readonly cli: Cli,
    private readonly options: SessionOptions,
  ) {
    const caught = options.forwardSignals ? forwarded : options.tty ? (['SIGWINCH'] as const) : []
    this.signals = new SignalQueue(cli.sys, caught)
  }

  /** Joins the standard streams to the connection; begins to read the terminal raw at once. */
  join(fd: number, streams: Streams): void {
    this.#stream = new AttachedStream(this.cli, {
      fd,
      ...streams,
      tty: this.options.tty,
      signals: this.signals,
      onSignals: () => this.#onSignals(),
    })
  }

  /** Copies until the other side ends or the user detaches. */
  *run(): Blocking<'ended' | 'detached'> {
    return this.#stream ? yield* this.#stream.run() : 'ended'
  }

  /** Gives the terminal back without waiting for the streams. */
  abandon(): void {
    this.#stream?.restoreTerminal()
  }

  *#onSignals(): Blocking<void> {
    for (let signal = this.signals.take(); signal; signal = this.signals.take()) {
      if (signal === 'SIGWINCH' && this.options.tty) yield* resize(this.cli, this.options.target)
      if (!this.options.forwardSignals || !('container' in this.options.target)) continue
      if (signal === 'SIGINT' || signal === 'SIGTERM') yield* this.#countInterrupt()
      yield* this.#forward(this.options.target.container, signal.slice('SIG'.length))
    }
  }

  *#countInterrupt(): Blocking<void> {
    if (++this.#interrupts < 3) return
    this.abandon()
    throw new CommandError('\ngot 3 SIGTERM/SIGINTs, forcefully exiting')
  }

  *#forward(name: string, signal: string): Blocking<void> {
    try {
      const client = yield* this.cli.client()
      yield* client.order('containerKill', { name }, { query: { signal } })
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
    }
  }
}

/** Which streams are joined. */
export interface Streams {
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  readonly detachKeys: string
  readonly endsWith?: number
}

/** A terminal cannot be given to a container when standard input is none. @throws CommandError */
export function checkTerminal(cli: Cli, attachStdin: boolean, tty: boolean): void {
  if (attachStdin && tty && !cli.inIsTerminal) throw new CommandError('the input device is not a TTY')
}
