import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { Condition } from '../condition'

/** Input on its way to a container: it may arrive before the container runs. */
export class StdinBuffer {
  readonly #chunks: Uint8Array[] = []
  readonly #changed: Condition
  #isClosed = false

  constructor(sys: Syscalls) {
    this.#changed = new Condition(sys)
  }

  *write(bytes: Uint8Array): Blocking<void> {
    if (this.#isClosed) return
    this.#chunks.push(bytes)
    yield* this.#changed.notify()
  }

  /** The end of input; later writes are dropped. */
  *close(): Blocking<void> {
    this.#isClosed = true
    yield* this.#changed.notify()
  }

  /** The next piece; undefined at the end, or when `stop` says that nobody wants it any more. */
  *read(stop: () => boolean): Blocking<Uint8Array | undefined> {
    for (;;) {
      if (stop()) return undefined
      const chunk = this.#chunks.shift()
      if (chunk) return chunk
      if (this.#isClosed) return undefined
      yield* this.#changed.wait()
    }
  }

  /** Lets readers look whether they should stop. */
  wake(): Blocking<void> {
    return this.#changed.notify()
  }
}
