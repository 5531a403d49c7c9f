import { encode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { dirName, statIfAny } from '../support/files'
import { CurlError } from './curl-error'

/** Where a transfer's output goes: a file made when the first byte comes, or standard output. */
export class Output {
  #fd: number | undefined
  #headerFd: number | undefined

  constructor(
    private readonly process: Process,
    /** undefined for standard output */
    readonly path: string | undefined,
    private readonly createDirectories: boolean,
  ) {}

  get isStandard(): boolean {
    return this.path === undefined || this.path === '-'
  }

  /** @throws CurlError 23 */
  *write(bytes: Uint8Array): Blocking<void> {
    if (bytes.length === 0) return
    if (this.isStandard) {
      yield* this.process.stdout.write(bytes)
      return
    }
    this.#fd ??= yield* this.#open(this.path ?? '')
    yield* this.process.sys.write(this.#fd, bytes)
  }

  /** Writes headers for -D; `-` is standard output. @throws CurlError 23 */
  *headers(path: string, text: string): Blocking<void> {
    if (path === '-') {
      yield* this.process.stdout.write(text)
      return
    }
    this.#headerFd ??= yield* this.#open(path)
    yield* this.process.sys.write(this.#headerFd, encode(text))
  }

  /** An empty answer leaves an empty file. */
  *finish(succeeded: boolean): Blocking<void> {
    if (succeeded && !this.isStandard) this.#fd ??= yield* this.#open(this.path ?? '')
    for (const fd of [this.#fd, this.#headerFd]) if (fd !== undefined) this.process.sys.close(fd)
    this.#fd = undefined
    this.#headerFd = undefined
  }

  *#open(path: string): Blocking<number> {
    const { sys, stderr } = this.process
    try {
      if (this.createDirectories) makeDirectories(this.process, dirName(path))
      return yield* sys.open(path, { access: 'write', create: true, truncate: true }, 0o666)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stderr.write(`Warning: Failed to open the file ${path}: ${error.message}\n`)
      throw new CurlError(23, 'Failure writing output to destination')
    }
  }
}

function makeDirectories(process: Process, path: string): void {
  if (statIfAny(process.sys, path)) return
  if (path !== '/' && path !== '.') makeDirectories(process, dirName(path))
  process.sys.mkdir(path, 0o750)
}
