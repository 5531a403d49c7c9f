import { concat, EMPTY } from '../../../base/bytes'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { CHUNK } from './files'
import { decodeText } from './text'

const NEWLINE = 10

/** Cuts what a descriptor delivers into lines, as soon as they are there. */
export class LineReader {
  #rest: Uint8Array = EMPTY
  #ended = false
  /** whether the last line had its newline */
  terminated = true

  constructor(
    private readonly sys: Syscalls,
    private readonly fd: number,
    private readonly delimiter = NEWLINE,
  ) {}

  /** The lines that have come, without their newlines, waiting for at least one; undefined at the end. */
  *batch(): Blocking<readonly string[] | undefined> {
    const pending: Uint8Array[] = [this.#rest]
    while (!this.#ended) {
      const chunk = yield* this.sys.read(this.fd, CHUNK)
      if (chunk.length === 0) break
      const end = chunk.lastIndexOf(this.delimiter)
      pending.push(end < 0 ? chunk : chunk.subarray(0, end))
      if (end < 0) continue
      this.#rest = chunk.slice(end + 1)
      return this.#split(concat(pending))
    }
    if (this.#ended) return undefined
    this.#ended = true
    const last = concat(pending)
    if (last.length === 0) return undefined
    this.terminated = false
    return this.#split(last)
  }

  #split(bytes: Uint8Array): readonly string[] {
    return decodeText(bytes).split(String.fromCharCode(this.delimiter))
  }
}

/** All lines of a descriptor, and whether the last one had its newline. */
export function* readLines(
  sys: Syscalls,
  fd: number,
  delimiter = NEWLINE,
): Blocking<{ readonly lines: readonly string[]; readonly terminated: boolean }> {
  const reader = new LineReader(sys, fd, delimiter)
  const lines: string[] = []
  for (;;) {
    const batch = yield* reader.batch()
    if (!batch) return { lines, terminated: reader.terminated }
    for (const line of batch) lines.push(line)
  }
}
