import type { Blocking } from '../../kernel/wait-queue'
import type { Node } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { Redirection } from './redirect'
import { runSimple } from './simple'

/** Runs a command in a process that was made for it alone, and that it may therefore use up. */
export function* runStage(shell: Shell, node: Node): Blocking<number> {
  if (shell.detachInput) {
    shell.detachInput = false
    const fd = yield* shell.sys.open('/dev/null', { access: 'read' })
    shell.sys.dup2(fd, 0)
    if (fd !== 0) shell.sys.close(fd)
  }
  if (node.type === 'simple') return yield* runSimple(shell, node, true)
  if (node.type !== 'subshell') return yield* shell.interpreter.node(shell, node)
  yield* new Redirection(shell, true).apply(node.redirects)
  return yield* shell.interpreter.list(shell, node.body)
}
