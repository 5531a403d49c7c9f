import type { Blocking } from '../../kernel/wait-queue'
import { expandWords } from '../expand/expand'
import type { For, List, While, Word } from '../parse/syntax'
import { LeaveLoop } from '../state/control-flow'
import type { Shell } from '../state/shell'
import { ReadonlyError, ShellError } from '../state/shell-error'
import { checkpoint, needsCheckpoint } from './checkpoint'
import { tested } from './errexit'
import { traceHead } from './trace'

/** How a round of a loop ended. */
type Round = 'next' | 'stop'

/** One loop that runs. */
export class Loop {
  status = 0

  constructor(readonly shell: Shell) {}

  /** Runs the body once; `break` and `continue` of outer loops pass through. */
  *round(body: List): Blocking<Round> {
    const { shell } = this
    if (needsCheckpoint(shell)) yield* checkpoint(shell)
    try {
      this.status = yield* shell.interpreter.list(shell, body)
      return 'next'
    } catch (error) {
      return this.left(error)
    }
  }

  /** What an exception thrown in the body or the condition means for this loop. */
  left(error: unknown): Round {
    if (!(error instanceof LeaveLoop)) throw error
    this.status = error.status
    this.shell.status = error.status
    if (error.levels > 1 && this.shell.loopDepth > 1)
      throw new LeaveLoop(error.kind, error.levels - 1, error.status)
    return error.kind === 'break' ? 'stop' : 'next'
  }

  *run(rounds: Blocking<void>): Blocking<number> {
    this.shell.loopDepth++
    try {
      yield* rounds
    } finally {
      this.shell.loopDepth--
    }
    this.shell.status = this.status
    return this.status
  }
}

export function* runWhile(shell: Shell, node: While): Blocking<number> {
  const loop = new Loop(shell)
  return yield* loop.run(rounds())

  function* rounds(): Blocking<void> {
    for (;;) {
      try {
        const status = yield* tested(shell, () => shell.interpreter.list(shell, node.condition))
        if ((status === 0) === node.until) return
      } catch (error) {
        if (loop.left(error) === 'stop') return
        continue
      }
      if ((yield* loop.round(node.body)) === 'stop') return
    }
  }
}

/** What a loop goes through: its words, or the positional parameters. */
export function* loopWords(shell: Shell, words: readonly Word[] | undefined): Blocking<readonly string[]> {
  return words ? yield* expandWords(shell, words) : shell.positional
}

function checkName(name: string): void {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new ShellError(`\`${name}': not a valid identifier`, 'command')
}

/** A name reference as the variable of a loop comes to refer to each value in turn. */
function assignLoopVariable(shell: Shell, name: string, value: string): void {
  if (shell.variables.find(name)?.reference) shell.variables.own(name).value = value
  else shell.variables.set(name, value)
}

export function* runFor(shell: Shell, node: For): Blocking<number> {
  shell.line = node.line
  try {
    checkName(node.name)
  } catch (error) {
    yield* shell.complain((error as ShellError).message)
    shell.status = 1
    return 1
  }
  const values = yield* loopWords(shell, node.words)
  const loop = new Loop(shell)
  const shown = (node.words ?? []).map(({ text }) => text).join(' ')
  return yield* loop.run(rounds())

  function* rounds(): Blocking<void> {
    for (const value of values) {
      if (shell.options.has('xtrace'))
        yield* traceHead(shell, `for ${node.name} in ${node.words ? shown : '"$@"'}`)
      try {
        assignLoopVariable(shell, node.name, value)
      } catch (error) {
        if (!(error instanceof ReadonlyError)) throw error
        yield* shell.complain(error.message)
        loop.status = 1
        return
      }
      if ((yield* loop.round(node.body)) === 'stop') return
    }
  }
}
