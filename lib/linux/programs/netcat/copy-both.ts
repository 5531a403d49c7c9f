import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'

const CHUNK = 16_384

export interface CopyRules {
  /** leave standard input alone */
  readonly detach: boolean
  /** close the connection for writing at the end of the input */
  readonly shutdown: boolean
  /** seconds from the end of the input to the end of all */
  readonly quit: string | undefined
  /** seconds of silence that end the connection */
  readonly timeout: string | undefined
}

/** Standard input to a connection and back, until the other side closes it. */
export function copyBoth(process: Process, fd: number, rules: CopyRules): Blocking<void> {
  return new Conversation(process, fd, rules).run()
}

class Conversation {
  #isInputOpen: boolean
  #until = Number.POSITIVE_INFINITY

  constructor(
    private readonly process: Process,
    private readonly fd: number,
    private readonly rules: CopyRules,
  ) {
    this.#isInputOpen = !rules.detach
  }

  *run(): Blocking<void> {
    const { fd } = this
    const { sys, stdin } = this.process
    try {
      for (;;) {
        const requests = [{ fd, read: true }, ...(this.#isInputOpen ? [{ fd: stdin.fd, read: true }] : [])]
        const ready = yield* sys.poll(requests, this.#patience())
        if (ready.length === 0) return
        if (this.#isInputOpen && ready.some((answer) => answer.fd === stdin.fd)) yield* this.#send()
        if (ready.some((answer) => answer.fd === fd) && !(yield* this.#receive())) return
      }
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }

  /** Nanoseconds to wait for anything to happen; undefined for ever. */
  #patience(): number | undefined {
    const now = this.process.sys.now()
    const { timeout } = this.rules
    const silence = timeout === undefined ? Number.POSITIVE_INFINITY : now + Number(timeout) * SECOND
    const limit = Math.min(this.#until, silence)
    return limit === Number.POSITIVE_INFINITY ? undefined : Math.max(0, limit - now)
  }

  *#send(): Blocking<void> {
    const { sys, stdin } = this.process
    const bytes = yield* sys.read(stdin.fd, CHUNK)
    if (bytes.length > 0) {
      yield* sys.write(this.fd, bytes)
      return
    }
    this.#isInputOpen = false
    if (this.rules.shutdown) sys.shutdown(this.fd, 'write')
    if (this.rules.quit !== undefined) this.#until = sys.now() + Number(this.rules.quit) * SECOND
  }

  /** False at the end. */
  *#receive(): Blocking<boolean> {
    const bytes = yield* this.process.sys.read(this.fd, CHUNK)
    if (bytes.length === 0) return false
    yield* this.process.stdout.write(bytes)
    return true
  }
}
