import type { Blocking } from '../../kernel/wait-queue'
import { expandText } from '../expand/expand'
import { quoteIfNeeded, singleQuote, traceQuote } from '../expand/quote'
import { parseTemplate } from '../parse/parse'
import { expandPrompt } from '../prompt/expand-prompt'
import type { Shell } from '../state/shell'

/** Shows a command that is about to run, as `set -x` does. */
export function* trace(shell: Shell, text: string): Blocking<void> {
  const prompt = shell.variables.get('PS4') ?? '+ '
  shell.options.delete('xtrace')
  const { status } = shell
  const expanded = yield* expandText(shell, parseTemplate(yield* expandPrompt(shell, prompt)))
  shell.status = status
  shell.options.add('xtrace')
  const [first = ''] = expanded
  yield* shell.write(
    Number(shell.variables.get('BASH_XTRACEFD')) || 2,
    `${first.repeat(shell.dialect.name === 'bash' ? shell.indirection : 0)}${expanded}${text}\n`,
  )
}

export function* traceWords(shell: Shell, words: readonly string[]): Blocking<void> {
  yield* trace(shell, words.map((word) => quoteTraced(shell, word)).join(' '))
}

/** A word as `set -x` shows it: dash as it is, bash and busybox with quotes where they find them needed. */
export function quoteTraced({ dialect }: Shell, word: string): string {
  if (dialect.name === 'bash') return traceQuote(word)
  return dialect.name === 'dash' || /^[\w\-./,:@%+\]]+$/.test(word) ? word : singleQuote(word)
}

/** Shows the head of a loop or a `case`, as only bash does. */
export function* traceHead(shell: Shell, text: string): Blocking<void> {
  if (shell.dialect.name === 'bash') yield* trace(shell, text)
}

/** The value of an assignment as `set -x` shows it. */
export function quoteValueTraced(shell: Shell, value: string): string {
  return shell.dialect.name === 'dash' ? value : quoteIfNeeded(value)
}
