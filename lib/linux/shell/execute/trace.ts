import type { Blocking } from '../../kernel/wait-queue'
import { expandText } from '../expand/expand'
import { traceQuote } from '../expand/quote'
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
    2,
    `${first.repeat(shell.dialect.name === 'bash' ? shell.indirection : 0)}${expanded}${text}\n`,
  )
}

export function* traceWords(shell: Shell, words: readonly string[]): Blocking<void> {
  const quote = shell.dialect.name === 'dash' ? (word: string) => word : traceQuote
  yield* trace(shell, words.map(quote).join(' '))
}
