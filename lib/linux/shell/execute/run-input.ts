import type { Blocking } from '../../kernel/wait-queue'
import { parse } from '../parse/parse'
import type { Shell } from '../state/shell'
import { readUntil } from './read-line'

/** Runs commands from standard input, reading no further than each needs, so that they can read it too. */
export function* runInput(shell: Shell): Blocking<number> {
  let text = ''
  let line = 1
  let first = 1
  for (;;) {
    const { text: piece, reason } = yield* readUntil(shell, 0)
    const isEnd = reason === 'end'
    text += isEnd ? piece : `${piece}\n`
    line++
    if (isEnd || isComplete(text)) {
      if (text.trim() !== '') yield* shell.interpreter.source(shell, text, { firstLine: first })
      if (isEnd) return shell.status
      text = ''
      first = line
    }
  }
}

/** Whether the lines so far are a complete command, or wrong in a way that more input cannot mend. */
export function isComplete(text: string): boolean {
  if (/(?:^|[^\\])(?:\\\\)*\\\n$/.test(text)) return false
  const { problem, openDocuments } = parse(text)
  return openDocuments.length === 0 && problem?.incomplete !== true
}
