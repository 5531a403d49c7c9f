import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { encodeStdFrame } from '../../api/stdcopy'
import type { OutputSink, OutputStream } from './output-streams'

export interface ClientStreams {
  readonly stdout: boolean
  readonly stderr: boolean
  /** a terminal's output goes out as it is, the rest in frames */
  readonly tty: boolean
}

/** A client's hijacked connection that shows a process's output. */
export class ClientSink implements OutputSink {
  constructor(
    private readonly sys: Syscalls,
    private readonly fd: number,
    private readonly streams: ClientStreams,
  ) {}

  *write(stream: OutputStream, bytes: Uint8Array): Blocking<boolean> {
    if (!this.streams[stream]) return true
    try {
      yield* this.sys.write(this.fd, this.streams.tty ? bytes : encodeStdFrame(stream, bytes))
      return true
    } catch (error) {
      if (isErrno(error, 'EPIPE', 'ECONNRESET', 'EBADF')) return false
      throw error
    }
  }

  /** Ends the connection in both directions, which also ends the thread that reads the client's input. */
  *end(): Blocking<void> {
    try {
      this.sys.shutdown(this.fd, 'both')
    } catch (error) {
      if (!isErrno(error, 'ENOTCONN', 'EBADF')) throw error
    }
  }
}
