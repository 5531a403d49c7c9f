import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls, TerminalSize } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { StdStream } from '../../api/stdcopy'
import { Condition } from '../condition'
import type { Stdio } from './container-init'

type Output = (stream: StdStream, bytes: Uint8Array) => Blocking<void>

/** The shim's ends of a process's standard streams: three pipes, or one terminal. */
export class ShimStreams {
  #input: number | undefined
  readonly #outputs: { readonly stream: StdStream; readonly fd: number }[] = []
  #childEnds: number[] = []
  #terminal: number | undefined
  #copying = 0
  readonly #changed: Condition

  constructor(
    private readonly sys: Syscalls,
    private readonly wantsInput: boolean,
    private readonly output: Output,
  ) {
    this.#changed = new Condition(sys)
  }

  /** Makes the pipes; the child's ends. Without input the child reads /dev/null. */
  *openPipes(): Blocking<Stdio> {
    const { sys } = this
    const stdout = sys.pipe()
    const stderr = sys.pipe()
    this.#outputs.push({ stream: 'stdout', fd: stdout.read }, { stream: 'stderr', fd: stderr.read })
    let stdin: number
    if (this.wantsInput) {
      const pipe = sys.pipe()
      this.#input = pipe.write
      stdin = pipe.read
    } else {
      stdin = yield* sys.open('/dev/null', { access: 'read-write' })
    }
    this.#childEnds = [stdin, stdout.write, stderr.write]
    for (const fd of [...this.#childEnds, stdout.read, stderr.read]) sys.setCloseOnExec(fd, true)
    if (this.#input !== undefined) sys.setCloseOnExec(this.#input, true)
    return { stdin, stdout: stdout.write, stderr: stderr.write }
  }

  releaseChildEnds(): void {
    for (const fd of this.#childEnds) this.sys.close(fd)
    this.#childEnds = []
  }

  attachTerminal(master: number): void {
    this.sys.setCloseOnExec(master, true)
    this.#terminal = master
    if (this.wantsInput) this.#input = master
    this.#outputs.push({ stream: 'stdout', fd: master })
  }

  /** Begins to copy what the process prints. */
  start(): void {
    for (const { stream, fd } of this.#outputs) {
      this.#copying++
      this.sys.thread(() => this.#copy(stream, fd))
    }
  }

  *#copy(stream: StdStream, fd: number): Blocking<void> {
    try {
      for (;;) {
        const bytes = yield* this.sys.read(fd, 32_768)
        if (bytes.length === 0) break
        yield* this.output(stream, bytes)
      }
    } catch (error) {
      if (!isErrno(error, 'EIO', 'EPIPE', 'ECONNRESET', 'EBADF')) throw error
    }
    this.#copying--
    if (fd === this.#input) this.#input = undefined
    if (fd === this.#terminal) this.#terminal = undefined
    this.sys.close(fd)
    yield* this.#changed.notify()
  }

  /** Waits until every writer of the streams is gone and all is copied. */
  *drained(): Blocking<void> {
    while (this.#copying > 0) yield* this.#changed.wait()
    this.closeInput()
  }

  *input(bytes: Uint8Array): Blocking<void> {
    if (this.#input === undefined) return
    try {
      yield* this.sys.write(this.#input, bytes)
    } catch (error) {
      if (!isErrno(error, 'EPIPE', 'EIO')) throw error
      this.closeInput()
    }
  }

  /** A terminal has no end of input that could be passed on. */
  closeInput(): void {
    if (this.#input === undefined || this.#input === this.#terminal) return
    this.sys.close(this.#input)
    this.#input = undefined
  }

  resize(size: TerminalSize): void {
    if (this.#terminal !== undefined) this.sys.setTerminalSize(this.#terminal, size)
  }

  /** Gives everything back when the process never ran. */
  close(): void {
    this.releaseChildEnds()
    this.closeInput()
    for (const { fd } of this.#outputs) this.sys.close(fd)
  }
}
