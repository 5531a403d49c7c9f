import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { StdStream } from '../../api/stdcopy'
import { Condition } from '../condition'

export type OutputStream = Extract<StdStream, 'stdout' | 'stderr'>

/** Someone who gets what a process prints: the log, or an attached client. */
export interface OutputSink {
  /** False when it is gone and wants no more. */
  write(stream: OutputStream, bytes: Uint8Array): Blocking<boolean>
  /** The process has ended and everything was written. */
  end(): Blocking<void>
}

/** The standard output and error of a process, handed to everyone who is attached. */
export class OutputStreams {
  readonly #sinks = new Set<OutputSink>()
  /** told when someone is let go */
  readonly changed: Condition

  constructor(sys: Syscalls) {
    this.changed = new Condition(sys)
  }

  has(sink: OutputSink): boolean {
    return this.#sinks.has(sink)
  }

  add(sink: OutputSink): void {
    this.#sinks.add(sink)
  }

  remove(sink: OutputSink): void {
    this.#sinks.delete(sink)
  }

  *write(stream: OutputStream, bytes: Uint8Array): Blocking<void> {
    for (const sink of [...this.#sinks]) {
      if (yield* sink.write(stream, bytes)) continue
      this.#sinks.delete(sink)
      yield* this.changed.notify()
    }
  }

  /** Everyone attached hears the end and is let go. */
  *end(): Blocking<void> {
    const sinks = [...this.#sinks]
    this.#sinks.clear()
    for (const sink of sinks) yield* sink.end()
    yield* this.changed.notify()
  }
}
