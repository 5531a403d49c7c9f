import { concat, EMPTY } from '../../base/bytes'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { IoHost } from './io-host'
import { OpenFile, type Readiness } from './open-file'
import { type Blocking, WaitQueue } from './wait-queue'

/** A pipe's end whose other end is outside the machine: what is pushed in from there is read here. */
export class HostInput extends OpenFile {
  readonly #queue = new WaitQueue()
  #bytes: Uint8Array = EMPTY
  #isClosed = false

  constructor(
    private readonly io: IoHost,
    private readonly makeStat: () => Stat,
  ) {
    super({ access: 'read' })
  }

  push(bytes: Uint8Array): void {
    this.#bytes = concat([this.#bytes, bytes])
    this.#queue.wake()
  }

  /** No more will come. */
  close(): void {
    this.#isClosed = true
    this.#queue.wake()
  }

  *read(length: number): Blocking<Uint8Array> {
    while (this.#bytes.length === 0) {
      if (this.#isClosed) return EMPTY
      yield* this.io.block(this.#queue, this.flags.nonBlocking ?? false)
    }
    const taken = this.#bytes.subarray(0, length)
    this.#bytes = this.#bytes.subarray(length)
    return taken
  }

  *write(): Blocking<number> {
    throw new Errno('EBADF')
  }

  override poll(): Readiness {
    return { readable: this.#bytes.length > 0 || this.#isClosed, writable: false, hangup: this.#isClosed }
  }

  override get changed(): WaitQueue {
    return this.#queue
  }

  stat(): Stat {
    return this.makeStat()
  }

  describe(): string {
    return `pipe:[${this.makeStat().ino}]`
  }
}

/** A pipe's end that hands what is written to a listener outside the machine, which always has room. */
export class HostOutput extends OpenFile {
  constructor(
    private readonly listener: (bytes: Uint8Array) => void,
    private readonly makeStat: () => Stat,
  ) {
    super({ access: 'write' })
  }

  *read(): Blocking<Uint8Array> {
    throw new Errno('EBADF')
  }

  *write(bytes: Uint8Array): Blocking<number> {
    this.listener(bytes.slice())
    return bytes.length
  }

  stat(): Stat {
    return this.makeStat()
  }

  describe(): string {
    return `pipe:[${this.makeStat().ino}]`
  }
}
