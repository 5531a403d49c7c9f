import { isErrno } from '../../kernel/errno'
import { parseSignal, type Signal, signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import { printCommand } from '../parse/print-function'
import type { Shell } from '../state/shell'
import type { Builtin } from './builtin'
import { fail, usageOnly } from './report'
import { listSignals } from './signal-list'

const usage = 'kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]'

function* translate(shell: Shell, words: readonly string[]): Blocking<number> {
  let status = 0
  for (const word of words) {
    const number = /^\d+$/.test(word) ? Number(word) : undefined
    const signal = parseSignal(number !== undefined && number > 128 ? number - 128 : word)
    if (number === 0) yield* shell.write(1, 'EXIT\n')
    else if (signal)
      yield* shell.write(1, number === undefined ? `${signalNumbers[signal]}\n` : `${signal.slice(3)}\n`)
    else status = yield* fail(shell, 'kill', `${word}: invalid signal specification`)
  }
  return status
}

function* noTarget(shell: Shell): Blocking<number> {
  const { name } = shell.dialect
  if (name === 'bash') return yield* usageOnly(shell, 'kill', usage)
  if (name === 'ash') return yield* fail(shell, 'kill', 'you need to specify whom to kill')
  return yield* fail(
    shell,
    'kill',
    'Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]',
    2,
  )
}

function* send(shell: Shell, target: string, signal: Signal | 0): Blocking<number> {
  let pid: number
  if (target.startsWith('%')) {
    const job = shell.jobs.find(target, printCommand)
    if (typeof job === 'string')
      return yield* fail(shell, 'kill', `${target}: ${job}`, shell.dialect.name === 'dash' ? 2 : 1)
    pid = job.group === undefined ? (job.processes[0]?.pid ?? 0) : -job.group
  } else if (/^-?\d+$/.test(target)) pid = Number(target)
  else if (shell.dialect.name === 'bash')
    return yield* fail(shell, 'kill', `${target}: arguments must be process or job IDs`)
  else if (shell.dialect.name === 'ash') return yield* fail(shell, 'kill', `${target}: invalid number`)
  else return yield* fail(shell, 'kill', `Illegal number: ${target}`, 2)
  try {
    shell.sys.kill(pid, signal)
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    const message = shell.dialect.name === 'bash' ? `(${target}) - ${error.message}` : error.message
    return yield* fail(shell, 'kill', message)
  }
}

export const kill: Builtin = {
  *run(shell, argv) {
    const [, first = '', second] = argv
    if (first === '' && argv.length === 1) return yield* noTarget(shell)
    if (first === '-l' || first === '-L')
      return argv.length > 2 ? yield* translate(shell, argv.slice(2)) : yield* listSignals(shell)
    let signal: Signal | 0 | undefined = 'SIGTERM'
    let targets = argv.slice(1)
    if (first === '-s' || first === '-n') {
      if (second === undefined) return yield* fail(shell, 'kill', `${first}: option requires an argument`)
      signal = second === '0' ? 0 : parseSignal(second)
      targets = argv.slice(3)
      if (signal === undefined) return yield* fail(shell, 'kill', `${second}: invalid signal specification`)
    } else if (/^-./.test(first) && first !== '--') {
      signal = first === '-0' ? 0 : parseSignal(first.slice(1))
      targets = argv.slice(2)
      if (signal === undefined)
        return yield* fail(shell, 'kill', `${first.slice(1)}: invalid signal specification`)
    }
    if (targets[0] === '--') targets = targets.slice(1)
    if (targets.length === 0) return yield* noTarget(shell)
    let status = 0
    for (const target of targets) status = (yield* send(shell, target, signal)) || status
    // A signal to the shell itself arrives when the kernel next lets it run.
    yield* shell.sys.schedYield()
    return status
  },
}
