import { type Errno, isErrno } from '../../kernel/errno'
import type { SocketAddress, Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'

/** connect(2) with a deadline in virtual time; infinity for none. */
export function* connectBefore(
  sys: Syscalls,
  fd: number,
  address: SocketAddress,
  deadline: number,
): Blocking<'connected' | 'late' | Errno> {
  if (deadline === Number.POSITIVE_INFINITY) return yield* tryConnect(sys, fd, address)
  const pipe = sys.pipe()
  let outcome: 'connected' | Errno | undefined
  // In a thread of its own, so that a clock can run beside it.
  sys.thread(function* () {
    outcome = yield* tryConnect(sys, fd, address)
    yield* sys.write(pipe.write, Uint8Array.of(0))
  })
  yield* sys.poll([{ fd: pipe.read, read: true }], Math.max(0, deadline - sys.now()))
  return outcome ?? 'late'
}

function* tryConnect(sys: Syscalls, fd: number, address: SocketAddress): Blocking<'connected' | Errno> {
  try {
    yield* sys.connect(fd, address)
    return 'connected'
  } catch (error) {
    if (isErrno(error)) return error
    throw error
  }
}
