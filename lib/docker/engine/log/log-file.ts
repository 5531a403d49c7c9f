import { concat } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { Container } from '../container/container'
import { exists, mkdirAll, removeAll } from '../files'
import { dirname } from '../path'
import { jsonFormat, type LogFormat, localFormat } from './format'

/** Where and how a container's log is kept. */
export interface LogStorage {
  readonly path: string
  readonly format: LogFormat
  /** bytes after which a new file is begun; undefined for never */
  readonly maxSize: number | undefined
  /** how many files there may be at once */
  readonly maxFiles: number
}

const MEGABYTE = 1024 * 1024

/** The storage of a container's log; undefined for none. Drivers that send lines away keep a copy to read (moby logger/loggerutils/cache). */
export function logStorage({ id, directory, hostConfig }: Container): LogStorage | undefined {
  const { Type, Config } = hostConfig.LogConfig
  const size = parseSize(Config?.['max-size'])
  const files = Number(Config?.['max-file'] ?? 0)
  if (Type === 'none') return undefined
  if (Type === 'json-file')
    return { path: `${directory}/${id}-json.log`, format: jsonFormat, maxSize: size, maxFiles: files || 1 }
  const path =
    Type === 'local' ? `${directory}/local-logs/container.log` : `${directory}/container-cached.log`
  return { path, format: localFormat, maxSize: size ?? 20 * MEGABYTE, maxFiles: files || 5 }
}

/** `10k` in bytes; undefined when nothing is said, NaN when it is no size (docker/go-units FromHumanSize). */
export function parseSize(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const match = /^(\d+(?:\.\d+)?) ?([kmgtp]?)i?b?$/i.exec(text)
  if (!match) return Number.NaN
  const power = ['', 'k', 'm', 'g', 't', 'p'].indexOf((match[2] ?? '').toLowerCase())
  return Math.floor(Number(match[1]) * 1000 ** power)
}

/** The files of a log that exist, oldest first; the one being written is last. */
export function logFiles(sys: Syscalls, { path, maxFiles }: LogStorage): string[] {
  const older = Array.from({ length: maxFiles - 1 }, (_, index) => `${path}.${maxFiles - 1 - index}`)
  return [...older, path].filter((one) => exists(sys, one))
}

/** Appends to a log, beginning a new file whenever the last one is full (moby loggerutils.LogFile). */
export class LogFile {
  #size: number

  private constructor(
    private readonly sys: Syscalls,
    private readonly storage: LogStorage,
    private fd: number,
  ) {
    this.#size = sys.fstat(fd).size
  }

  static *open(sys: Syscalls, storage: LogStorage): Blocking<LogFile> {
    mkdirAll(sys, dirname(storage.path), 0o700)
    return new LogFile(sys, storage, yield* openForAppending(sys, storage.path))
  }

  *append(lines: readonly Uint8Array[]): Blocking<void> {
    const { maxSize } = this.storage
    for (const batch of maxSize === undefined ? [concat(lines)] : lines) {
      if (maxSize !== undefined && this.#size >= maxSize) yield* this.#rotate()
      yield* this.sys.write(this.fd, batch)
      this.#size += batch.length
    }
  }

  close(): void {
    this.sys.close(this.fd)
  }

  *#rotate(): Blocking<void> {
    const { path, maxFiles } = this.storage
    this.close()
    removeAll(this.sys, maxFiles > 1 ? `${path}.${maxFiles - 1}` : path)
    for (let number = maxFiles - 1; number > 0; number--) {
      const older = number > 1 ? `${path}.${number - 1}` : path
      if (exists(this.sys, older)) this.sys.rename(older, `${path}.${number}`)
    }
    this.fd = yield* openForAppending(this.sys, path)
    this.#size = 0
  }
}

function openForAppending(sys: Syscalls, path: string): Blocking<number> {
  return sys.open(path, { access: 'write', create: true, append: true, closeOnExec: true }, 0o640)
}
