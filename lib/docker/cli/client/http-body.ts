import { concat, decode } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { JsonLines } from '../../api/json-lines'

/** The body of a response still on the wire; closing it ends the request. */
export class HttpBody {
  #isClosed = false

  constructor(
    private readonly sys: Syscalls,
    /** the connection's descriptor */
    readonly fd: number,
  ) {}

  /** The next bytes; undefined at the end, when the connection is closed too. */
  *read(): Blocking<Uint8Array | undefined> {
    while (!this.#isClosed) {
      const message = yield* this.sys.receiveHttp(this.fd)
      if (message?.type === 'chunk') return message.bytes
      if (message === undefined || message.type === 'end') this.close()
    }
    return undefined
  }

  *readAll(): Blocking<Uint8Array> {
    const parts: Uint8Array[] = []
    for (let bytes = yield* this.read(); bytes; bytes = yield* this.read()) parts.push(bytes)
    return concat(parts)
  }

  *text(): Blocking<string> {
    return decode(yield* this.readAll())
  }

  /** The next lines; undefined at the end. */
  *lines(splitter: JsonLines): Blocking<readonly string[] | undefined> {
    const bytes = yield* this.read()
    if (bytes) return splitter.push(bytes)
    const rest = splitter.rest()
    return rest === '' ? undefined : splitter.push(new Uint8Array([10]))
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.sys.close(this.fd)
  }
}
