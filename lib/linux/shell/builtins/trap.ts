import { parseSignal, type Signal, signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import { singleQuote } from '../expand/quote'
import { printCommand } from '../parse/print-function'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { parseOptions } from './options'
import { fail, invalidOption, usageOnly } from './report'
import { listSignals } from './signal-list'

const pseudo = new Set(['EXIT', 'ERR', 'DEBUG', 'RETURN'])

function conditionOf(text: string): string | undefined {
  const name = text.toUpperCase().replace(/^SIG/, '')
  if (text === '0' || name === 'EXIT') return 'EXIT'
  return pseudo.has(name) ? name : parseSignal(text)
}

/** Makes the kernel tell this shell of a signal that has a trap, or stop telling it. */
function install(shell: Shell, signal: Signal, command: string | undefined): void {
  if (signal === 'SIGKILL' || signal === 'SIGSTOP') return
  if (command === '') shell.sys.sigaction(signal, 'ignore')
  else if (command !== undefined)
    shell.sys.sigaction(signal, { handler: (caught) => shell.pending.push(caught) })
  else if (!shell.restoreSignal?.(signal)) shell.sys.sigaction(signal, 'default')
}

function* list(shell: Shell, conditions: readonly string[]): Blocking<number> {
  const order = (name: string): number =>
    name === 'EXIT' ? 0 : (signalNumbers[name as Signal] ?? 100 + [...pseudo].indexOf(name))
  const wanted = conditions.length > 0 ? conditions.map(conditionOf) : undefined
  const traps = [...(shell.outerTraps ?? shell.traps).entries()].filter(
    ([name]) => !wanted || wanted.includes(name),
  )
  traps.sort(([left], [right]) => order(left) - order(right))
  const shownName = (name: string): string =>
    shell.dialect.name === 'bash' ? name : name.replace(/^SIG/, '')
  yield* shell.write(
    1,
    traps.map(([name, command]) => `trap -- ${singleQuote(command)} ${shownName(name)}\n`).join(''),
  )
  return 0
}

export const trap: Builtin = {
  isSpecial: true,
  *run(shell, argv) {
    const { letters, rest, invalid } = parseOptions(argv, 'lp')
    if (invalid) return yield* invalidOption(shell, 'trap', invalid, 'trap [-lp] [[arg] signal_spec ...]')
    if (letters.has('l')) return yield* listSignals(shell)
    if (letters.has('p') || rest.length === 0) return yield* list(shell, rest)
    const [action = '', ...others] = rest
    const resets =
      action === '-' || (others.length === 0 && conditionOf(action) !== undefined) || /^\d+$/.test(action)
    const conditions = resets && action !== '-' ? rest : others
    if (conditions.length === 0) return yield* usageOnly(shell, 'trap', 'trap [-lp] [[arg] signal_spec ...]')
    shell.outerTraps = undefined
    shell.print = printCommand
    let status = 0
    for (const text of conditions) {
      const condition = conditionOf(text)
      if (condition === undefined) {
        const isBash = shell.dialect.name === 'bash'
        status = yield* fail(
          shell,
          'trap',
          isBash
            ? `${text}: invalid signal specification`
            : `${text}: ${shell.dialect.name === 'dash' ? 'bad trap' : 'invalid signal specification'}`,
        )
        continue
      }
      if (resets) shell.traps.delete(condition)
      else shell.traps.set(condition, action)
      if (condition.startsWith('SIG')) install(shell, condition as Signal, resets ? undefined : action)
    }
    return status
  },
}
