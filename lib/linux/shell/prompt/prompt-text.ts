import type { Blocking } from '../../kernel/wait-queue'
import { expandText } from '../expand/expand'
import { parseTemplate } from '../parse/parse'
import type { Shell } from '../state/shell'
import { ShellError } from '../state/shell-error'
import { expandPrompt } from './expand-prompt'

/** PS1 or PS2, ready to be shown; what does not take room is between marks. */
export function* promptText(shell: Shell, name: 'PS1' | 'PS2'): Blocking<string> {
  const prompt = shell.get(name)
  const hasEscapes = shell.dialect.name !== 'dash'
  const { status, substitutionStatus } = shell
  try {
    const text = hasEscapes ? yield* expandPrompt(shell, prompt) : prompt
    return shell.shopt.has('promptvars') ? yield* expandText(shell, parseTemplate(text)) : text
  } catch (error) {
    if (!(error instanceof ShellError)) throw error
    return prompt
  } finally {
    shell.status = status
    shell.substitutionStatus = substitutionStatus
  }
}
