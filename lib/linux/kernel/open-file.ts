import type { Path } from '../vfs/path'
import type { Stat } from '../vfs/stat'
import type { Blocking, WaitQueue } from './wait-queue'

/** open(2) flags by name; access mode first, the rest as a set of booleans. */
export interface OpenFlags {
  readonly access: 'read' | 'write' | 'read-write' | 'path'
  readonly append?: boolean
  readonly create?: boolean
  readonly exclusive?: boolean
  readonly truncate?: boolean
  readonly directory?: boolean
  readonly noFollow?: boolean
  readonly closeOnExec?: boolean
  readonly nonBlocking?: boolean
}

export interface Readiness {
  readonly readable: boolean
  readonly writable: boolean
  /** the other side is gone */
  readonly hangup: boolean
}

/**
 * An open file description (open(2)): what a descriptor points to, shared by dup and clone.
 * One subclass per kind of file: regular file, directory, pipe end, terminal, device, socket, namespace handle.
 */
export abstract class OpenFile {
  #references = 0
  offset = 0

  constructor(
    public flags: OpenFlags,
    /** where it was opened; pipes and sockets have none */
    readonly path?: Path,
  ) {}

  /** Up to `length` bytes; an empty array is the end. Blocks while there is nothing yet. @throws Errno */
  abstract read(length: number): Blocking<Uint8Array>
  /** Writes everything, blocking while there is no room; the number of bytes taken. @throws Errno EPIPE, ENOSPC, … */
  abstract write(bytes: Uint8Array): Blocking<number>
  abstract stat(): Stat
  /** What /proc/PID/fd/N links to: a path, `pipe:[…]`, `socket:[…]`, `/dev/pts/0`. */
  abstract describe(): string

  poll(): Readiness {
    return { readable: true, writable: true, hangup: false }
  }

  /** Woken when {@link poll} may have changed; undefined for files that are always ready. */
  get changed(): WaitQueue | undefined {
    return undefined
  }

  /** Called when the last descriptor is closed. */
  protected release(): void {}

  retain(): this {
    this.#references++
    return this
  }

  unref(): void {
    if (--this.#references === 0) this.release()
  }
}
