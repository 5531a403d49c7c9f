import { concat } from '../../base/bytes'
import type { Stat } from '../vfs/stat'
import { Errno } from './errno'
import type { IoHost } from './io-host'
import { OpenFile, type OpenFlags, type Readiness } from './open-file'
import { type Blocking, WaitQueue } from './wait-queue'

/** pipe(7): the capacity of a pipe in bytes. */
const CAPACITY = 65_536

/** Bytes between writers and readers, with back-pressure; also the body of a fifo. */
export class Pipe {
  readonly changed = new WaitQueue()
  readers = 0
  writers = 0
  /** how often each end has been opened: who waits for the other end to come sees it even if it has left again */
  readonly opened = { read: 0, write: 0 }
  #chunks: Uint8Array[] = []
  #size = 0

  constructor(
    readonly ino: number,
    private readonly stat: (ino: number) => Stat,
  ) {}

  get size(): number {
    return this.#size
  }

  get room(): number {
    return CAPACITY - this.#size
  }

  put(bytes: Uint8Array): void {
    this.#chunks.push(bytes)
    this.#size += bytes.length
    this.changed.wake()
  }

  take(length: number): Uint8Array {
    const taken: Uint8Array[] = []
    let wanted = Math.min(length, this.#size)
    this.#size -= wanted
    while (wanted > 0) {
      const chunk = this.#chunks[0]
      if (!chunk) break
      if (chunk.length <= wanted) {
        taken.push(chunk)
        this.#chunks.shift()
        wanted -= chunk.length
      } else {
        taken.push(chunk.subarray(0, wanted))
        this.#chunks[0] = chunk.subarray(wanted)
        wanted = 0
      }
    }
    this.changed.wake()
    return concat(taken)
  }

  describeStat(): Stat {
    return this.stat(this.ino)
  }
}

/** One end, or for a fifo opened read-write both ends, of a pipe. */
export class PipeFile extends OpenFile {
  constructor(
    readonly pipe: Pipe,
    flags: OpenFlags,
    private readonly host: IoHost,
    private readonly name = `pipe:[${pipe.ino}]`,
  ) {
    super(flags)
    if (this.#reads) {
      pipe.readers++
      pipe.opened.read++
    }
    if (this.#writes) {
      pipe.writers++
      pipe.opened.write++
    }
    pipe.changed.wake()
  }

  get #reads(): boolean {
    return this.flags.access !== 'write'
  }

  get #writes(): boolean {
    return this.flags.access !== 'read'
  }

  *read(length: number): Blocking<Uint8Array> {
    if (!this.#reads) throw new Errno('EBADF')
    while (this.pipe.size === 0) {
      if (this.pipe.writers === 0) return new Uint8Array(0)
      yield* this.host.block(this.pipe.changed, this.flags.nonBlocking ?? false)
    }
    return this.pipe.take(length)
  }

  *write(bytes: Uint8Array): Blocking<number> {
    if (!this.#writes) throw new Errno('EBADF')
    for (let offset = 0; offset < bytes.length; ) {
      if (this.pipe.readers === 0) {
        this.host.brokenPipe()
        throw new Errno('EPIPE')
      }
      const { room } = this.pipe
      if (room === 0) {
        yield* this.host.block(this.pipe.changed, this.flags.nonBlocking ?? false)
        continue
      }
      this.pipe.put(bytes.slice(offset, offset + room))
      offset += room
    }
    return bytes.length
  }

  stat(): Stat {
    return this.pipe.describeStat()
  }

  describe(): string {
    return this.name
  }

  override poll(): Readiness {
    return {
      readable: this.#reads && (this.pipe.size > 0 || this.pipe.writers === 0),
      writable: this.#writes && (this.pipe.room > 0 || this.pipe.readers === 0),
      hangup: this.#reads ? this.pipe.writers === 0 : this.pipe.readers === 0,
    }
  }

  override get changed(): WaitQueue {
    return this.pipe.changed
  }

  protected override release(): void {
    if (this.#reads) this.pipe.readers--
    if (this.#writes) this.pipe.writers--
    this.pipe.changed.wake()
  }
}
