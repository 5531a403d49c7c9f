import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand, requireReadable } from '../support/files'
import { LineReader } from '../support/line-reader'

export interface Line {
  readonly text: string
  /** whether it had its newline */
  readonly terminated: boolean
  /** the file it is from, counted from 0 */
  readonly file: number
}

/** The lines of all input files in a row, one looked ahead so that the last is known. */
export class Input {
  #file = -1
  #fd: number | undefined
  #reader: LineReader | undefined
  #queue: string[] = []
  #isLastBatch = false
  #ahead: Line | undefined
  #isOver = false

  constructor(
    private readonly process: Process,
    private readonly paths: readonly string[],
    private readonly delimiter: number,
    private readonly complain: (path: string, error: string, isOpen: boolean) => Blocking<void>,
  ) {}

  *next(): Blocking<Line | undefined> {
    const line = this.#ahead ?? (yield* this.#read())
    this.#ahead = undefined
    return line
  }

  /** The line after this one, without taking it. */
  *peek(): Blocking<Line | undefined> {
    this.#ahead ??= yield* this.#read()
    return this.#ahead
  }

  close(): void {
    if (this.#fd !== undefined) closeOperand(this.process, this.#fd)
    this.#fd = undefined
    this.#reader = undefined
  }

  *#read(): Blocking<Line | undefined> {
    for (;;) {
      const text = this.#queue.shift()
      if (text !== undefined) {
        const isCut = this.#isLastBatch && this.#queue.length === 0 && this.#reader?.terminated === false
        return { text, terminated: !isCut, file: this.#file }
      }
      if (this.#isOver || !(yield* this.#fill())) return undefined
    }
  }

  /** More lines of this file, or the next file; false when there are no more. */
  *#fill(): Blocking<boolean> {
    if (this.#reader) {
      const batch = yield* this.#reader.batch()
      if (batch) {
        this.#queue = [...batch]
        this.#isLastBatch = !this.#reader.terminated
        return true
      }
      this.close()
    }
    const path = this.paths[++this.#file]
    if (path === undefined) {
      this.#isOver = true
      return false
    }
    let isOpen = false
    try {
      this.#fd = yield* openOperand(this.process, path)
      isOpen = true
      requireReadable(this.process.sys.fstat(this.#fd))
      this.#reader = new LineReader(this.process.sys, this.#fd, this.delimiter)
      this.#isLastBatch = false
    } catch (error) {
      if (!isErrno(error)) throw error
      this.close()
      yield* this.complain(path, error.message, isOpen)
    }
    return true
  }
}
