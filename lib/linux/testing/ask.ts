import { decode, encode } from '../../base/bytes'
import { isErrno } from '../kernel/errno'
import type { Process } from '../kernel/program'
import type { Blocking } from '../kernel/wait-queue'

/** The whole text of a file. */
export function* readText({ sys }: Process, path: string): Blocking<string> {
  const fd = yield* sys.open(path, { access: 'read' })
  let text = ''
  for (let bytes = yield* sys.read(fd, 4096); bytes.length > 0; bytes = yield* sys.read(fd, 4096))
    text += decode(bytes)
  sys.close(fd)
  return text
}

export function* writeText({ sys }: Process, path: string, text: string): Blocking<void> {
  const fd = yield* sys.open(path, { access: 'write', truncate: true })
  yield* sys.write(fd, encode(text))
  sys.close(fd)
}

/** The error code a call fails with; `none` when it does not. */
export function* failure(call: () => Blocking<unknown>): Blocking<string> {
  try {
    yield* call()
  } catch (error) {
    if (isErrno(error)) return error.code
    throw error
  }
  return 'none'
}
