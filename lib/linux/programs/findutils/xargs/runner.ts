import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import { signalNumbers } from '../../../kernel/signal'
import type { WaitStatus } from '../../../kernel/syscalls'
import type { Blocking } from '../../../kernel/wait-queue'
import { complain } from '../../support/message'
import { shellEscape } from '../../support/quote'
import { start } from '../../support/run'
import { encodeText } from '../../support/text'

/** Runs commands, at most so many at once, and remembers how they ended (xargs(1), EXIT STATUS). */
export class Runner {
  #status = 0
  #running = 0
  #isOver = false

  constructor(
    private readonly process: Process,
    private readonly limit: number,
    private readonly rules: { readonly verbose: boolean; readonly asks: boolean },
  ) {}

  /** Starts a command when there is room; false when no more are to come. */
  *run(words: readonly string[]): Blocking<boolean> {
    const { process, rules } = this
    while (this.#running >= this.limit) yield* this.#wait(words)
    if (this.#isOver) return false
    if (rules.verbose) {
      const shown = words.map((word) => shellEscape(word)).join(' ')
      yield* process.stderr.write(encodeText(shown + (rules.asks ? '?...' : '\n')))
      if (rules.asks && !(yield* this.#confirm())) return true
    }
    try {
      yield* start(process, words)
      this.#running++
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(process, `${words[0]}: ${error.message}`)
      this.#status = error.code === 'ENOENT' ? 127 : 126
      this.#isOver = true
    }
    if (this.limit === 1 && this.#running > 0) yield* this.#wait(words)
    return !this.#isOver
  }

  *finish(): Blocking<number> {
    while (this.#running > 0) yield* this.#wait([])
    return this.#status
  }

  *#confirm(): Blocking<boolean> {
    const { sys } = this.process
    const fd = yield* sys.open('/dev/tty', { access: 'read' })
    const answer = yield* sys.read(fd, 256)
    sys.close(fd)
    return answer[0] === 121 || answer[0] === 89
  }

  *#wait(words: readonly string[]): Blocking<void> {
    const status = yield* this.process.sys.wait4(-1)
    this.#running--
    if (status) yield* this.#judge(status, words[0] ?? '')
  }

  *#judge(status: WaitStatus, name: string): Blocking<void> {
    if ('signaled' in status) {
      yield* complain(this.process, `${name}: terminated by signal ${signalNumbers[status.signaled]}`)
      this.#status = 125
      this.#isOver = true
    } else if ('exited' in status && status.exited === 255) {
      yield* complain(this.process, `${name}: exited with status 255; aborting`)
      this.#status = 124
      this.#isOver = true
    } else if ('exited' in status && status.exited !== 0 && this.#status === 0)
      this.#status = status.exited > 125 ? status.exited : 123
  }
}
