import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { clientHello, isHello } from '../../net/tls'

/** Greets a TLS server over a connected socket. `plain`: it speaks something else; `closed`: it says nothing. */
export function* startTls(sys: Syscalls, fd: number): Blocking<'secured' | 'plain' | 'closed'> {
  try {
    yield* sys.write(fd, clientHello)
    const answer = yield* sys.read(fd, 4096)
    if (answer.length === 0) return 'closed'
    return isHello(answer) ? 'secured' : 'plain'
  } catch (error) {
    if (isErrno(error)) return 'closed'
    throw error
  }
}
