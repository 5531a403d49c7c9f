import { isErrno } from '../../kernel/errno'
import type { Blocking } from '../../kernel/wait-queue'
import type { Shell } from '../state/shell'
import { fromBytes } from '../text'
import { runPendingTraps } from './checkpoint'

const NEWLINE = 10

export interface ReadOptions {
  readonly delimiter?: number
  /** at most this many characters */
  readonly characters?: number
  /** virtual time at which to give up */
  readonly deadline?: number
}

/** Text read from a descriptor, and why reading stopped. */
export interface ReadResult {
  readonly text: string
  readonly reason: 'delimiter' | 'count' | 'end' | 'timeout'
}

/**
 * Reads up to a delimiter and not a byte further, so that other commands can read on from there: byte by byte, or from
 * a regular file in blocks with the position set back.
 */
export function* readUntil(shell: Shell, fd: number, options: ReadOptions = {}): Blocking<ReadResult> {
  const { delimiter = NEWLINE, characters } = options
  const { sys } = shell
  const block = characters === undefined && isSeekable(shell, fd) ? 4096 : 1
  const bytes: number[] = []
  const finish = (reason: ReadResult['reason']): ReadResult => ({
    text: fromBytes(Uint8Array.from(bytes)),
    reason,
  })
  for (let reads = 1; ; reads++) {
    // A device such as /dev/zero never makes its reader wait.
    if (reads % 256 === 0) yield* sys.schedYield()
    if (options.deadline !== undefined && !(yield* isReadable(shell, fd, options.deadline)))
      return finish('timeout')
    const chunk = yield* readSome(shell, fd, block)
    if (chunk.length === 0) return finish('end')
    const end = chunk.indexOf(delimiter)
    for (const byte of end < 0 ? chunk : chunk.subarray(0, end)) bytes.push(byte)
    if (end >= 0) {
      if (end < chunk.length - 1) sys.lseek(fd, end + 1 - chunk.length, 'cur')
      return finish('delimiter')
    }
    if (characters !== undefined && isWhole(bytes) && finish('count').text.length >= characters)
      return finish('count')
  }
}

/** The next line without its newline; undefined at the end of the input. */
export function* readLine(shell: Shell, fd: number): Blocking<string | undefined> {
  const { text, reason } = yield* readUntil(shell, fd)
  return reason === 'end' && text === '' ? undefined : text
}

function* readSome(shell: Shell, fd: number, length: number): Blocking<Uint8Array> {
  for (;;) {
    try {
      return yield* shell.sys.read(fd, length)
    } catch (error) {
      if (!isErrno(error, 'EINTR') || shell.interrupted) throw error
      yield* runPendingTraps(shell)
    }
  }
}

function* isReadable(shell: Shell, fd: number, deadline: number): Blocking<boolean> {
  const [ready] = yield* shell.sys.poll([{ fd, read: true }], Math.max(0, deadline - shell.sys.now()))
  return ready !== undefined && (ready.readable || ready.hangup)
}

function isSeekable(shell: Shell, fd: number): boolean {
  try {
    return shell.sys.fstat(fd).type === 'file'
  } catch (error) {
    if (isErrno(error)) return false
    throw error
  }
}

/** Whether bytes end where a UTF-8 character ends. */
function isWhole(bytes: readonly number[]): boolean {
  for (let back = 1; back <= 3; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return true
    if (byte >= 0xc0) return back >= (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2)
  }
  return true
}
