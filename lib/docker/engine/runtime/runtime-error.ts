import { isErrno } from '../../../linux/kernel/errno'

/** Why the runtime could not do what it was asked, worded as runc words it. */
export class RuntimeError extends Error {
  override readonly name = 'RuntimeError'
}

/** The text of an error as Go prints a system call's: `no such file or directory`. */
export function goErrorText(error: unknown): string {
  if (isErrno(error)) return error.message.charAt(0).toLowerCase() + error.message.slice(1)
  return error instanceof Error ? error.message : String(error)
}
