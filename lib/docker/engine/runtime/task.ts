import { SECOND } from '../../../base/clock'
import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { encodeStdFrame, StdDemultiplexer, type StdStream } from '../../api/stdcopy'
import { Condition } from '../condition'
import { RuntimeError } from './runtime-error'
import { decodeMessage, encodeMessage, type ShimEvent, type ShimRequest } from './shim-protocol'

/** After the end, output may keep coming this long from children that hold the streams open. */
const DRAIN_TIME = 2 * SECOND

export interface TaskExit {
  readonly status: number
  readonly oomKilled: boolean
}

/** What dockerd does with what a process prints, and when it ends. */
export interface TaskListener {
  output(stream: Extract<StdStream, 'stdout' | 'stderr'>, bytes: Uint8Array): Blocking<void>
  exited(exit: TaskExit): Blocking<void>
}

/** dockerd's side of one process of a container, over a connection to its shim. */
export class Task {
  pid = 0
  readonly #frames = new StdDemultiplexer()
  readonly #changed: Condition
  #phase: 'preparing' | 'prepared' | 'running' | 'failed' | 'over' = 'preparing'
  #failure = ''
  #exit: TaskExit | undefined

  private constructor(
    private readonly sys: Syscalls,
    private readonly fd: number,
    private readonly listener: TaskListener,
  ) {
    this.#changed = new Condition(sys)
  }

  /** Has the shim prepare a process. @throws RuntimeError with runc's words */
  static *prepare(
    sys: Syscalls,
    socket: string,
    request: ShimRequest,
    listener: TaskListener,
  ): Blocking<Task> {
    const fd = sys.socket('unix')
    sys.setCloseOnExec(fd, true)
    try {
      yield* sys.connect(fd, { family: 'unix', path: socket })
    } catch (error) {
      sys.close(fd)
      if (!isErrno(error, 'ENOENT', 'ECONNREFUSED')) throw error
      // The shim goes with its container, which may end at any moment.
      throw new RuntimeError('OCI runtime exec failed: exec failed: cannot exec in a stopped container')
    }
    const task = new Task(sys, fd, listener)
    yield* sys.write(fd, encodeMessage(request))
    sys.thread(() => task.#read())
    yield* task.#until('prepared')
    return task
  }

  /** Lets the prepared process go. @throws RuntimeError */
  *start(): Blocking<void> {
    yield* this.#request({ type: 'start' })
    yield* this.#until('running')
  }

  get hasExited(): boolean {
    return this.#exit !== undefined
  }

  *input(bytes: Uint8Array): Blocking<void> {
    yield* this.#send(encodeStdFrame('stdin', bytes))
  }

  *closeInput(): Blocking<void> {
    yield* this.#request({ type: 'close-stdin' })
  }

  *resize(width: number, height: number): Blocking<void> {
    yield* this.#request({ type: 'resize', width, height })
  }

  *#request(message: ShimRequest): Blocking<void> {
    yield* this.#send(encodeMessage(message))
  }

  *#send(bytes: Uint8Array): Blocking<void> {
    try {
      yield* this.sys.write(this.fd, bytes)
    } catch (error) {
      if (!isErrno(error, 'EPIPE', 'ECONNRESET', 'EBADF')) throw error
    }
  }

  *#until(phase: 'prepared' | 'running'): Blocking<void> {
    while (this.#phase === 'preparing' || (phase === 'running' && this.#phase === 'prepared')) {
      yield* this.#changed.wait()
    }
    if (this.#phase === 'failed') throw new RuntimeError(this.#failure)
  }

  *#read(): Blocking<void> {
    let deadline: number | undefined
    for (;;) {
      if (deadline !== undefined) {
        const ready = yield* this.sys.poll(
          [{ fd: this.fd, read: true }],
          Math.max(0, deadline - this.sys.now()),
        )
        if (ready.length === 0) break
      }
      const bytes = yield* this.#receive()
      if (bytes.length === 0) break
      for (const frame of this.#frames.push(bytes)) {
        if (frame.stream === 'systemerr') yield* this.#event(decodeMessage<ShimEvent>(frame.bytes))
        else if (frame.stream !== 'stdin') yield* this.listener.output(frame.stream, frame.bytes)
      }
      if (this.#exit && deadline === undefined) deadline = this.sys.now() + DRAIN_TIME
    }
    this.sys.close(this.fd)
    yield* this.#over()
  }

  *#receive(): Blocking<Uint8Array> {
    try {
      return yield* this.sys.read(this.fd, 65_536)
    } catch (error) {
      if (isErrno(error, 'ECONNRESET')) return new Uint8Array(0)
      throw error
    }
  }

  *#event(event: ShimEvent): Blocking<void> {
    if (event.type === 'created') {
      this.pid = event.pid
      this.#phase = 'prepared'
    } else if (event.type === 'started') {
      this.#phase = 'running'
    } else if (event.type === 'failed') {
      this.#phase = 'failed'
      this.#failure = event.message
    } else {
      this.#exit = { status: event.status, oomKilled: event.oomKilled }
    }
    yield* this.#changed.notify()
  }

  *#over(): Blocking<void> {
    const hasRun = this.#phase === 'running'
    if (this.#phase !== 'failed') this.#phase = hasRun ? 'over' : 'failed'
    if (!hasRun && this.#failure === '') this.#failure = 'shim exited unexpectedly'
    yield* this.#changed.notify()
    if (hasRun) yield* this.listener.exited(this.#exit ?? { status: 255, oomKilled: false })
  }
}
