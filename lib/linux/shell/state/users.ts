import { concat } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { fromBytes } from '../text'

/** A whole file as shell text. @throws Errno */
export function* readFile(sys: Syscalls, path: string): Blocking<string> {
  const fd = yield* sys.open(path, { access: 'read', closeOnExec: true })
  try {
    return fromBytes(yield* readAll(sys, fd))
  } finally {
    sys.close(fd)
  }
}

/** Everything up to the end of a descriptor's file. @throws Errno */
export function* readAll(sys: Syscalls, fd: number): Blocking<Uint8Array> {
  const chunks: Uint8Array[] = []
  for (;;) {
    try {
      const chunk = yield* sys.read(fd, 65_536)
      if (chunk.length === 0) return concat(chunks)
      chunks.push(chunk)
    } catch (error) {
      if (!isErrno(error, 'EINTR')) throw error
    }
  }
}

export interface User {
  readonly name: string
  readonly uid: number
  readonly home: string
}

/** The users of /etc/passwd; none when it cannot be read. */
export function* readUsers(sys: Syscalls): Blocking<User[]> {
  try {
    const text = yield* readFile(sys, '/etc/passwd')
    return text
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 6)
      .map(([name = '', , uid = '', , , home = '']) => ({ name, uid: Number(uid), home }))
  } catch (error) {
    if (isErrno(error)) return []
    throw error
  }
}
