import { decode, encode } from '../../../base/bytes'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'

/** What a process being prepared tells its shim. */
export type InitReport =
  | { readonly type: 'console' }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly message: string }

/** What the shim answers. */
export type InitAnswer = { readonly type: 'console'; readonly path: string } | { readonly type: 'start' }

/**
 * Two pipes between a shim and a process it prepares (runc's init pipe and exec fifo). Both ends use the same object:
 * clone copies descriptors, so the numbers are the same on both sides. Messages are lines of JSON.
 */
export class InitChannel {
  readonly #up: { readonly read: number; readonly write: number }
  readonly #down: { readonly read: number; readonly write: number }

  constructor(private readonly shim: Syscalls) {
    this.#up = shim.pipe()
    this.#down = shim.pipe()
    for (const fd of [this.#up.read, this.#up.write, this.#down.read, this.#down.write])
      shim.setCloseOnExec(fd, true)
  }

  /** For the process being prepared. */
  child(sys: Syscalls): ChildEnd {
    sys.close(this.#up.read)
    sys.close(this.#down.write)
    return new ChildEnd(sys, this.#down.read, this.#up.write)
  }

  /** The shim's side, once the child exists: its own copies of the child's ends are closed. */
  releaseChildEnds(): void {
    this.shim.close(this.#up.write)
    this.shim.close(this.#down.read)
  }

  /** The next report; undefined when the child has gone on to its program, or is dead. */
  *nextReport(): Blocking<InitReport | undefined> {
    const line = yield* readLine(this.shim, this.#up.read)
    return line === undefined ? undefined : (JSON.parse(line) as InitReport)
  }

  *answer(message: InitAnswer): Blocking<void> {
    try {
      yield* this.shim.write(this.#down.write, encode(`${JSON.stringify(message)}\n`))
    } catch (error) {
      if (!isErrno(error, 'EPIPE')) throw error
    }
  }

  close(): void {
    this.shim.close(this.#up.read)
    this.shim.close(this.#down.write)
  }
}

/** The side of the process being prepared. */
export class ChildEnd {
  constructor(
    private readonly sys: Syscalls,
    private readonly read: number,
    private readonly write: number,
  ) {}

  *report(message: InitReport): Blocking<void> {
    yield* this.sys.write(this.write, encode(`${JSON.stringify(message)}\n`))
  }

  /** The shim's next word; undefined when the shim is gone. */
  *answer(): Blocking<InitAnswer | undefined> {
    const line = yield* readLine(this.sys, this.read)
    return line === undefined ? undefined : (JSON.parse(line) as InitAnswer)
  }
}

/** Messages alternate, so a read never brings more than one line. */
function* readLine(sys: Syscalls, fd: number): Blocking<string | undefined> {
  let text = ''
  while (!text.endsWith('\n')) {
    const bytes = yield* sys.read(fd, 4096)
    if (bytes.length === 0) return undefined
    text += decode(bytes)
  }
  return text
}
