import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { copyAttributes } from '../support/copy'
import { baseName, dirName, joinPath } from '../support/files'
import { LineReader } from '../support/line-reader'
import { encodeText } from '../support/text'
import { Failure } from '../utility'

/** Where sed writes: standard output, or with -i a new file that takes the place of each input file. */
export class Output {
  readonly #files = new Map<string, number>()
  readonly #readers = new Map<string, { reader: LineReader; lines: string[] } | undefined>()
  #file = -1
  #fd: number | undefined
  #temporary = ''
  #pending = ''
  /** the last line written had no newline; the next one first gets it one */
  #isOpenEnded = false

  constructor(
    private readonly process: Process,
    private readonly paths: readonly string[],
    private readonly inPlace: string | undefined,
    private readonly end: string,
  ) {}

  /** Tells that lines now come from this input file. */
  *enter(file: number): Blocking<void> {
    if (file === this.#file) return
    yield* this.#finishFile()
    this.#file = file
    if (this.inPlace === undefined) return
    const path = this.paths[file] ?? ''
    const random = [...this.process.sys.getrandom(3)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
    this.#temporary = joinPath(dirName(path), `sed${random}`)
    this.#fd = yield* this.process.sys.open(
      this.#temporary,
      { access: 'write', create: true, exclusive: true },
      0o600,
    )
  }

  *line(text: string, terminated: boolean): Blocking<void> {
    yield* this.raw(text + (terminated ? this.end : ''))
    this.#isOpenEnded = !terminated
  }

  *raw(text: string): Blocking<void> {
    if (text === '') return
    this.#pending += (this.#isOpenEnded ? this.end : '') + text
    this.#isOpenEnded = false
    if (this.#pending.length >= 4096 || this.inPlace === undefined) yield* this.#flush()
  }

  *toFile(path: string, text: string): Blocking<void> {
    if (path === '/dev/stdout') return yield* this.raw(text)
    if (path === '/dev/stderr') return yield* this.process.stderr.write(encodeText(text))
    yield* this.process.sys.write(yield* this.openFile(path), encodeText(text))
  }

  /** Files that are written to are made even when nothing is written. */
  *openFile(path: string): Blocking<number> {
    const known = this.#files.get(path)
    if (known !== undefined) return known
    try {
      const fd = yield* this.process.sys.open(path, { access: 'write', create: true, truncate: true }, 0o666)
      this.#files.set(path, fd)
      return fd
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`couldn't open file ${path}: ${error.message}`, 4)
    }
  }

  /** The next line of a file, for R. */
  *lineOf(path: string): Blocking<string | undefined> {
    const { sys } = this.process
    if (!this.#readers.has(path)) {
      try {
        const fd = yield* sys.open(path, { access: 'read' })
        this.#readers.set(path, { reader: new LineReader(sys, fd), lines: [] })
      } catch (error) {
        if (!isErrno(error)) throw error
        this.#readers.set(path, undefined)
      }
    }
    const source = this.#readers.get(path)
    if (!source) return undefined
    if (source.lines.length === 0) source.lines.push(...((yield* source.reader.batch()) ?? []))
    return source.lines.shift()
  }

  *close(): Blocking<void> {
    yield* this.#finishFile()
    for (const fd of this.#files.values()) this.process.sys.close(fd)
  }

  *#flush(): Blocking<void> {
    if (this.#pending === '') return
    yield* this.process.sys.write(this.#fd ?? this.process.stdout.fd, encodeText(this.#pending))
    this.#pending = ''
  }

  *#finishFile(): Blocking<void> {
    yield* this.#flush()
    if (this.#fd === undefined || this.inPlace === undefined) return
    const { sys } = this.process
    const path = this.paths[this.#file] ?? ''
    sys.close(this.#fd)
    this.#fd = undefined
    this.#isOpenEnded = false
    copyAttributes(this.process, this.#temporary, sys.stat(path), {
      mode: true,
      ownership: true,
      timestamps: false,
    })
    if (this.inPlace !== '') sys.rename(path, backupName(path, this.inPlace))
    sys.rename(this.#temporary, path)
  }
}

/** `*` in a suffix stands for the file's name. */
function backupName(path: string, suffix: string): string {
  if (!suffix.includes('*')) return path + suffix
  const name = suffix.replaceAll('*', baseName(path))
  return name.includes('/') ? name : joinPath(dirName(path), name)
}
