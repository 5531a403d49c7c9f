import { concat, decode, encode } from '../../base/bytes'
import type { InputStream, OutputStream } from './program'
import type { Syscalls } from './syscalls'
import type { Blocking } from './wait-queue'

const CHUNK = 65_536
/** Chunks that are read without asking for more memory. */
const SMALL = 8
const LINE_FEED = 0x0a

/** A descriptor read in chunks or lines; what a line left over is kept for the next read. */
export class FdInput implements InputStream {
  #rest: Uint8Array | undefined

  constructor(
    private readonly sys: Syscalls,
    readonly fd: number,
  ) {}

  *read(): Blocking<Uint8Array | undefined> {
    const rest = this.#rest
    if (rest) {
      this.#rest = undefined
      return rest
    }
    const bytes = yield* this.sys.read(this.fd, CHUNK)
    return bytes.length > 0 ? bytes : undefined
  }

  *readLine(): Blocking<string | undefined> {
    const parts: Uint8Array[] = []
    for (;;) {
      const chunk = yield* this.read()
      if (!chunk) return parts.length > 0 ? decode(concat(parts)) : undefined
      const end = chunk.indexOf(LINE_FEED)
      if (end < 0) {
        parts.push(chunk)
        continue
      }
      parts.push(chunk.subarray(0, end))
      if (end + 1 < chunk.length) this.#rest = chunk.subarray(end + 1)
      return decode(concat(parts))
    }
  }

  *readAll(): Blocking<Uint8Array> {
    const parts: Uint8Array[] = []
    for (let chunk = yield* this.read(); chunk; chunk = yield* this.read()) {
      parts.push(chunk)
      if (parts.length > SMALL) yield* this.sys.mmap(chunk.length)
    }
    return concat(parts)
  }
}

/** A descriptor written without buffering. */
export class FdOutput implements OutputStream {
  constructor(
    private readonly sys: Syscalls,
    readonly fd: number,
  ) {}

  *write(data: string | Uint8Array): Blocking<void> {
    const bytes = typeof data === 'string' ? encode(data) : data
    if (bytes.length > 0) yield* this.sys.write(this.fd, bytes)
  }
}
