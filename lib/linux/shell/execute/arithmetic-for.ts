import type { Blocking } from '../../kernel/wait-queue'
import { expandText } from '../expand/expand'
import type { ArithmeticFor, Word } from '../parse/syntax'
import type { Shell } from '../state/shell'
import { Loop } from './loops'

/** `for ((…; …; …))` */
export function* runArithmeticFor(shell: Shell, node: ArithmeticFor): Blocking<number> {
  const evaluate = function* (word: Word | undefined, otherwise: number): Blocking<number> {
    if (!word) return otherwise
    shell.line = node.line
    return shell.evaluate(word.literal ?? (yield* expandText(shell, word)))
  }
  yield* evaluate(node.initialize, 0)
  const loop = new Loop(shell)
  return yield* loop.run(rounds())

  function* rounds(): Blocking<void> {
    while (yield* evaluate(node.test, 1)) {
      if ((yield* loop.round(node.body)) === 'stop') return
      yield* evaluate(node.update, 0)
    }
  }
}
