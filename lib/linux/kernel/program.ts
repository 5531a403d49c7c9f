import type { Syscalls } from './syscalls'
import type { Blocking } from './wait-queue'

/**
 * What an executable does once loaded: runs on system calls, returns its exit status.
 * It may see the world only through `process`; state kept elsewhere would not survive a replay.
 */
export type Program = (process: Process) => Blocking<number>

/** A process as its own program sees it: arguments, environment, standard streams and system calls. */
export interface Process {
  readonly sys: Syscalls
  /** argv[0] included */
  readonly argv: readonly string[]
  /** a copy the program may change; what it passes to execve counts */
  readonly env: Map<string, string>
  readonly stdin: InputStream
  readonly stdout: OutputStream
  readonly stderr: OutputStream
}

export interface InputStream {
  readonly fd: number
  /** The next chunk; undefined at the end. */
  read(): Blocking<Uint8Array | undefined>
  /** The next line without its newline; undefined at the end. */
  readLine(): Blocking<string | undefined>
  readAll(): Blocking<Uint8Array>
}

export interface OutputStream {
  readonly fd: number
  write(data: string | Uint8Array): Blocking<void>
}
