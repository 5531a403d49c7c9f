import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { start, waitFor } from '../support/run'
import { Failure } from '../utility'
import { toBytes, toName } from './bytes'
import { RecordReader } from './record-reader'

interface Output {
  readonly fd: number
  readonly pid: number | undefined
  buffer: string
}

interface Source {
  readonly reader: RecordReader
  readonly pid: number | undefined
}

const BUFFER = 4096

/** The files and commands an awk program reads and writes, by name until closed. */
export class Streams {
  readonly #outputs = new Map<string, Output>()
  readonly #sources = new Map<string, Source>()
  readonly #standard: Output

  constructor(private readonly process: Process) {
    this.#standard = { fd: process.stdout.fd, pid: undefined, buffer: '' }
  }

  *print(text: string): Blocking<void> {
    yield* this.#write(this.#standard, text)
  }

  *printTo(kind: '>' | '>>' | '|', target: string, text: string): Blocking<void> {
    if (kind !== '|' && (target === '/dev/stdout' || target === '-')) return yield* this.print(text)
    const known = this.#outputs.get(target)
    const output =
      known ??
      (kind === '|' ? yield* this.#openCommand(target) : yield* this.#openFile(target, kind === '>>'))
    if (!known) this.#outputs.set(target, output)
    yield* this.#write(output, text)
  }

  /** A record of a file or command; undefined at the end, `failed` when it cannot be opened. */
  *read(
    from: 'file' | 'command',
    name: string,
    separator: string,
  ): Blocking<string | undefined | typeof failed> {
    let source = this.#sources.get(name)
    if (!source) {
      const opened = from === 'file' ? yield* this.#openSource(name) : yield* this.#openPipe(name)
      if (!opened) return failed
      source = opened
      this.#sources.set(name, source)
    }
    return yield* source.reader.next(separator)
  }

  *flush(): Blocking<void> {
    yield* this.#flush(this.#standard)
    for (const output of this.#outputs.values()) yield* this.#flush(output)
  }

  /** Closes a stream; its command's status, 0 for a file, -1 when there is none of that name. */
  *close(name: string): Blocking<number> {
    const output = this.#outputs.get(name)
    const source = this.#sources.get(name)
    if (!output && !source) return -1
    this.#outputs.delete(name)
    this.#sources.delete(name)
    let status = 0
    if (output) {
      yield* this.#flush(output)
      if (output.fd > 2) this.process.sys.close(output.fd)
      if (output.pid !== undefined) status = yield* waitFor(this.process, output.pid)
    }
    if (source) {
      source.reader.close()
      if (source.pid !== undefined) status = yield* waitFor(this.process, source.pid)
    }
    return status
  }

  *closeAll(): Blocking<void> {
    yield* this.#flush(this.#standard)
    for (const name of [...this.#outputs.keys(), ...this.#sources.keys()]) yield* this.close(name)
  }

  *system(command: string): Blocking<number> {
    yield* this.flush()
    return yield* waitFor(this.process, yield* start(this.process, ['sh', '-c', toName(command)]))
  }

  *#write(output: Output, text: string): Blocking<void> {
    output.buffer += text
    // A terminal sees lines as they are printed; so do readers of a pipe that awk itself follows.
    if (output.buffer.length >= BUFFER || this.process.sys.isatty(output.fd)) yield* this.#flush(output)
  }

  *#flush(output: Output): Blocking<void> {
    if (output.buffer === '') return
    const bytes = toBytes(output.buffer)
    output.buffer = ''
    yield* this.process.sys.write(output.fd, bytes)
  }

  *#openFile(target: string, append: boolean): Blocking<Output> {
    if (target === '/dev/stderr') return { fd: this.process.stderr.fd, pid: undefined, buffer: '' }
    try {
      const fd = yield* this.process.sys.open(
        toName(target),
        { access: 'write', create: true, truncate: !append, append },
        0o666,
      )
      return { fd, pid: undefined, buffer: '' }
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`cannot open "${toName(target)}" for output (${error.message})`, 2)
    }
  }

  *#openCommand(command: string): Blocking<Output> {
    yield* this.flush()
    const { sys, stdout, stderr } = this.process
    const pipe = sys.pipe()
    sys.setCloseOnExec(pipe.write, true)
    const pid = yield* start(this.process, ['sh', '-c', toName(command)], {
      fds: new Map([
        [0, pipe.read],
        [1, stdout.fd],
        [2, stderr.fd],
      ]),
    })
    sys.close(pipe.read)
    return { fd: pipe.write, pid, buffer: '' }
  }

  *#openSource(name: string): Blocking<Source | undefined> {
    const { sys, stdin } = this.process
    if (name === '-' || name === '/dev/stdin')
      return { reader: new RecordReader(sys, stdin.fd), pid: undefined }
    try {
      const fd = yield* sys.open(toName(name), { access: 'read' })
      return { reader: new RecordReader(sys, fd), pid: undefined }
    } catch (error) {
      if (isErrno(error)) return undefined
      throw error
    }
  }

  *#openPipe(command: string): Blocking<Source> {
    yield* this.flush()
    const { sys, stdin, stderr } = this.process
    const pipe = sys.pipe()
    sys.setCloseOnExec(pipe.read, true)
    const pid = yield* start(this.process, ['sh', '-c', toName(command)], {
      fds: new Map([
        [0, stdin.fd],
        [1, pipe.write],
        [2, stderr.fd],
      ]),
    })
    sys.close(pipe.write)
    return { reader: new RecordReader(sys, pipe.read), pid }
  }
}

export const failed = Symbol('failed')
