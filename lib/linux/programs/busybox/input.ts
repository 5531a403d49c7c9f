import type { Blocking } from '../../kernel/wait-queue'
import { closeOperand, openOperand, readToEnd } from '../support/files'
import { decodeText } from '../support/text'
import type { AppletContext } from './applet'

/** The bytes of an operand; `-` is standard input. @throws Errno */
export function* readBytes({ process }: AppletContext, path: string): Blocking<Uint8Array> {
  const fd = yield* openOperand(process, path)
  try {
    return yield* readToEnd(process.sys, fd)
  } finally {
    closeOperand(process, fd)
  }
}

/** The text of an operand. @throws Errno */
export function* readText(context: AppletContext, path: string): Blocking<string> {
  return decodeText(yield* readBytes(context, path))
}

/** Lines without their newlines. */
export function linesOf(text: string): string[] {
  if (text === '') return []
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
}
