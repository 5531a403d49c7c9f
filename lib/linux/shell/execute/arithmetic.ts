import type { Blocking } from '../../kernel/wait-queue'
import { expandText } from '../expand/expand'
import type { Arithmetic } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { ReadonlyError, ShellError } from '../state/shell-error'
import { trace } from './trace'

/** `((…))`: true when the value is not zero. */
export function* runArithmetic(shell: Shell, node: Arithmetic): Blocking<number> {
  shell.line = node.line
  const text = yield* expandText(shell, node.expression)
  if (shell.options.has('xtrace')) yield* trace(shell, `(( ${text.trim()} ))`)
  try {
    return shell.evaluateInteger(text) ? 0 : 1
  } catch (error) {
    if (!(error instanceof ShellError) || error.stops === 'shell') throw error
    yield* shell.complain(error instanceof ReadonlyError ? error.message : `((: ${error.message}`)
    return 1
  }
}
