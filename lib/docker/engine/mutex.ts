import type { Syscalls } from '../../linux/kernel/syscalls'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { Condition } from './condition'

/** Lets one thread of dockerd at a time work on an object while system calls may block. */
export class Mutex {
  readonly #released: Condition
  #locked = false

  constructor(sys: Syscalls) {
    this.#released = new Condition(sys)
  }

  *hold<T>(body: () => Blocking<T>): Blocking<T> {
    while (this.#locked) yield* this.#released.wait()
    this.#locked = true
    try {
      return yield* body()
    } finally {
      this.#locked = false
      yield* this.#released.notify()
    }
  }
}
