import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { CHUNK, statIfAny } from '../../support/files'
import { complain } from '../../support/message'
import { quoteName } from '../../support/quote'

/** A file whose growth is shown. */
export interface Followed {
  readonly path: string
  readonly title: string
  /** undefined while it cannot be opened */
  fd: number | undefined
}

interface Rules {
  readonly titled: boolean
  /** follow what has the name, rather than the file first opened */
  readonly byName: boolean
  readonly retry: boolean
  /** seconds between two looks */
  readonly interval: number
  /** end after this process has ended */
  readonly pid: string | undefined
}

/** `tail -f`: looks for new data again and again, as tail does without inotify. */
export class Follower {
  #last: Followed | undefined

  constructor(
    private readonly process: Process,
    private readonly rules: Rules,
  ) {}

  *run(files: Followed[]): Blocking<number> {
    this.#last = files.at(-1)
    for (;;) {
      const followed = files.filter(({ fd }) => fd !== undefined || this.rules.retry)
      if (followed.length === 0) {
        yield* complain(this.process, 'no files remaining')
        return 1
      }
      // A pipe ends when its writers are gone: there is nothing more to come.
      if (followed.every(({ fd }) => fd !== undefined && this.process.sys.fstat(fd).type === 'fifo')) {
        for (const file of followed) yield* this.#copy(file)
        return 0
      }
      for (const file of followed) yield* this.#look(file)
      if (this.#isOver()) return 0
      yield* this.process.sys.nanosleep(this.rules.interval * SECOND)
    }
  }

  #isOver(): boolean {
    if (this.rules.pid === undefined) return false
    try {
      this.process.sys.kill(Number(this.rules.pid), 0)
      return false
    } catch (error) {
      return isErrno(error, 'ESRCH')
    }
  }

  *#look(file: Followed): Blocking<void> {
    if (this.rules.byName) yield* this.#reopen(file)
    if (file.fd === undefined) return
    const { sys } = this.process
    const { size, type } = sys.fstat(file.fd)
    if (type === 'file' && size < sys.lseek(file.fd, 0, 'cur')) {
      yield* complain(this.process, `${file.title}: file truncated`)
      sys.lseek(file.fd, 0, 'set')
    }
    yield* this.#copy(file)
  }

  *#copy(file: Followed): Blocking<void> {
    if (file.fd === undefined) return
    for (;;) {
      const chunk = yield* this.process.sys.read(file.fd, CHUNK)
      if (chunk.length === 0) return
      if (this.rules.titled && this.#last !== file)
        yield* this.process.stdout.write(`\n==> ${file.title} <==\n`)
      this.#last = file
      yield* this.process.stdout.write(chunk)
    }
  }

  /** Opens anew what took the name over, and says when it went or came. */
  *#reopen(file: Followed): Blocking<void> {
    const { sys } = this.process
    const stat = statIfAny(sys, file.path)
    const name = quoteName(this.process, file.path)
    if (!stat) {
      if (file.fd === undefined) return
      yield* complain(this.process, `${name} has become inaccessible: No such file or directory`)
      sys.close(file.fd)
      file.fd = undefined
      return
    }
    if (file.fd !== undefined && isSame(sys.fstat(file.fd), stat)) return
    const event = file.fd === undefined ? 'has appeared' : 'has been replaced'
    if (file.fd !== undefined) sys.close(file.fd)
    file.fd = yield* sys.open(file.path, { access: 'read' })
    yield* complain(this.process, `${name} ${event};  following new file`)
  }
}

const isSame = (left: Stat, right: Stat): boolean => left.dev === right.dev && left.ino === right.ino
