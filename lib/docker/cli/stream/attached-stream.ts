import { decode } from '../../../base/bytes'
import type { TerminalMode } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { StdDemultiplexer } from '../../api/stdcopy'
import type { Cli } from '../cli'
import { CommandError } from '../error'
import { DetachWatcher, parseDetachKeys } from './detach-keys'
import type { SignalQueue } from './signal-queue'

export interface AttachedStreamOptions {
  /** the hijacked connection */
  readonly fd: number
  readonly stdin: boolean
  readonly stdout: boolean
  readonly stderr: boolean
  /** the stream is a terminal's bytes, not frames */
  readonly tty: boolean
  readonly detachKeys: string
  readonly signals: SignalQueue
  /** passes a caught signal on, or resizes */
  onSignals(): Blocking<void>
  /** another connection whose readiness ends the stream when nothing is shown */
  readonly endsWith?: number
}

const RAW: TerminalMode = {
  canonical: false,
  echo: false,
  signals: false,
  outputNewline: false,
  inputNewline: false,
}

/** Standard streams joined to a container's over a hijacked connection (hijackedIOStreamer). */
export class AttachedStream {
  readonly #demultiplexer = new StdDemultiplexer()
  readonly #watcher: DetachWatcher
  readonly #savedMode: TerminalMode | undefined
  #isInputOpen: boolean

  constructor(
    private readonly cli: Cli,
    private readonly options: AttachedStreamOptions,
  ) {
    const { sys, stdin } = cli.process
    this.#isInputOpen = options.stdin
    this.#watcher = new DetachWatcher(parseDetachKeys(options.detachKeys))
    if (options.stdin && options.tty && sys.isatty(stdin.fd)) {
      this.#savedMode = sys.tcgetattr(stdin.fd)
      sys.tcsetattr(stdin.fd, RAW)
    }
    if (!options.stdin) sys.shutdown(options.fd, 'write')
  }

  /** Copies both ways until the container's side ends, or the keys that detach are typed. */
  *run(): Blocking<'ended' | 'detached'> {
    try {
      return yield* this.#copy()
    } finally {
      this.restoreTerminal()
    }
  }

  restoreTerminal(): void {
    const { sys, stdin } = this.cli.process
    if (this.#savedMode) sys.tcsetattr(stdin.fd, this.#savedMode)
  }

  *#copy(): Blocking<'ended' | 'detached'> {
    const { fd, signals, stdout, stderr, endsWith } = this.options
    const inputFd = this.cli.process.stdin.fd
    const showsOutput = stdout || stderr
    for (;;) {
      this.cli.termination.check()
      yield* this.options.onSignals()
      const ready = yield* signals.wait([
        { fd, read: true },
        ...(this.#isInputOpen ? [{ fd: inputFd, read: true }] : []),
        ...(!showsOutput && endsWith !== undefined ? [{ fd: endsWith, read: true }] : []),
      ])
      for (const { fd: which } of ready) {
        if (which === endsWith) return 'ended'
        if (which === fd && (yield* this.#output())) return 'ended'
        if (which === inputFd && which !== fd && (yield* this.#input())) return 'detached'
      }
      if (!showsOutput && endsWith === undefined && !this.#isInputOpen) return 'ended'
    }
  }

  /** Shows what has come; true at the end. */
  *#output(): Blocking<boolean> {
    const { fd, tty, stdout, stderr } = this.options
    const bytes = yield* this.cli.sys.read(fd, 65_536)
    if (bytes.length === 0) return true
    if (tty) {
      if (stdout) yield* this.cli.print(bytes)
      return false
    }
    for (const { stream, bytes: part } of this.#demultiplexer.push(bytes)) {
      if (stream === 'stderr' && stderr) yield* this.cli.printError(part)
      else if (stream === 'stdout' && stdout) yield* this.cli.print(part)
      else if (stream === 'systemerr') {
        throw new CommandError(`error from daemon in stream: ${decode(part)}`)
      }
    }
    return false
  }

  /** Sends what was typed; true when it was the keys that detach. */
  *#input(): Blocking<boolean> {
    const { fd, tty } = this.options
    const { sys, stdin } = this.cli.process
    const bytes = yield* stdin.read()
    if (!bytes) {
      this.#isInputOpen = false
      sys.shutdown(fd, 'write')
      return false
    }
    const { bytes: sent, isDetached } = tty ? this.#watcher.push(bytes) : { bytes, isDetached: false }
    if (sent.length > 0) yield* sys.write(fd, sent)
    return isDetached
  }
}
