import { type ErrnoCode, isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { nameOf } from '../utility'
import { quoteIfNeeded } from './quote'

/** Prints `program: message` on standard error. */
export function* complain(process: Process, message: string): Blocking<void> {
  yield* process.stderr.write(`${nameOf(process)}: ${message}\n`)
}

/** Runs `action` for each operand; one that fails is reported by `describe` and the rest go on. 1 when any failed. */
export function* forEachOperand(
  process: Process,
  operands: readonly string[],
  action: (operand: string) => Blocking<number | undefined>,
  describe: (operand: string, error: string) => string = (operand, error) =>
    `${quoteIfNeeded(process, operand)}: ${error}`,
): Blocking<number> {
  let status = 0
  for (const operand of operands) {
    try {
      status = (yield* action(operand)) || status
    } catch (error) {
      if (!isErrno(error) || isWriteError(error.code)) throw error
      yield* complain(process, describe(operand, error.message))
      status = 1
    }
  }
  return status
}

const isWriteError = (code: ErrnoCode): boolean => code === 'EPIPE'
