import { EMPTY } from '../../../base/bytes'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { Regex } from '../regex/regex'
import { CHUNK } from '../support/files'
import { fromBytes } from './bytes'

/** Cuts what a descriptor delivers into records by RS as it is at the time. */
export class RecordReader {
  #text = ''
  #isAtEnd = false

  constructor(
    private readonly sys: Syscalls,
    readonly fd: number,
  ) {}

  /** The next record without its separator; undefined at the end. */
  *next(separator: string): Blocking<string | undefined> {
    if (separator === '') yield* this.#skipEmptyLines()
    for (;;) {
      const found = this.#find(separator)
      // A match at the very end might go on in what comes next.
      if (found && (found.end < this.#text.length || this.#isAtEnd || separator.length === 1)) {
        const record = this.#text.slice(0, found.start)
        this.#text = this.#text.slice(found.end)
        return record
      }
      if (this.#isAtEnd) return this.#rest(separator)
      yield* this.#fill()
    }
  }

  close(): void {
    this.sys.close(this.fd)
  }

  #rest(separator: string): string | undefined {
    const rest = separator === '' ? this.#text.replace(/\n$/, '') : this.#text
    this.#text = ''
    return rest === '' ? undefined : rest
  }

  #find(separator: string): { start: number; end: number } | undefined {
    if (separator.length === 1) {
      const start = this.#text.indexOf(separator)
      return start < 0 ? undefined : { start, end: start + 1 }
    }
    if (separator === '') {
      const match = /\n\n+/.exec(this.#text)
      return match ? { start: match.index, end: match.index + match[0].length } : undefined
    }
    const match = new Regex(separator, { extended: true }).exec(this.#text)
    return match && match.end > match.start ? match : undefined
  }

  *#skipEmptyLines(): Blocking<void> {
    for (;;) {
      this.#text = this.#text.replace(/^\n+/, '')
      if (this.#text !== '' || this.#isAtEnd) return
      yield* this.#fill()
    }
  }

  *#fill(): Blocking<void> {
    const chunk = this.#isAtEnd ? EMPTY : yield* this.sys.read(this.fd, CHUNK)
    if (chunk.length === 0) this.#isAtEnd = true
    this.#text += fromBytes(chunk)
  }
}
