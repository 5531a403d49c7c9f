import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { Failure } from '../utility'
import { closeOperand, openOperand, readToEnd } from './files'
import { readLines } from './line-reader'
import { quoteIfNeeded } from './quote'

/** All lines of an operand. @throws Failure `NAME: why` when it cannot be read */
export function* readOperandLines(process: Process, path: string, end = '\n'): Blocking<readonly string[]> {
  return yield* withOperand(process, path, function* (fd) {
    return (yield* readLines(process.sys, fd, end.charCodeAt(0))).lines
  })
}

/** All bytes of an operand. @throws Failure `NAME: why` when it cannot be read */
export function* readOperandBytes(process: Process, path: string): Blocking<Uint8Array> {
  return yield* withOperand(process, path, (fd) => readToEnd(process.sys, fd))
}

function* withOperand<T>(process: Process, path: string, read: (fd: number) => Blocking<T>): Blocking<T> {
  try {
    const fd = yield* openOperand(process, path)
    const result = yield* read(fd)
    closeOperand(process, fd)
    return result
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`${quoteIfNeeded(process, path)}: ${error.message}`)
  }
}
