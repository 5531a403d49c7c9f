import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import { parseSignal, type Signal, signalNumbers } from '../../../kernel/signal'
import type { Blocking } from '../../../kernel/wait-queue'
import { listProcesses } from '../../support/proc'
import { type Applet, AppletFailure } from '../applet'

/** The signal among the words before the targets: `-9`, `-KILL`, `-s KILL`. 0 only asks whether a process is there. */
function readSignal(words: readonly string[]): {
  readonly signal: Signal | 0
  readonly targets: readonly string[]
} {
  const [first = '', second = '', ...rest] = words
  if (!/^-./.test(first) || first === '--')
    return { signal: 'SIGTERM', targets: words.filter((word) => word !== '--') }
  const [name, targets] = first === '-s' ? [second, rest] : [first.slice(1), words.slice(1)]
  if (name === '0') return { signal: 0, targets }
  const signal = parseSignal(name)
  if (!signal) throw new AppletFailure(`bad signal name '${name}'`)
  return { signal, targets }
}

function* send({ sys, stderr }: Process, name: string, pid: number, signal: Signal | 0): Blocking<number> {
  try {
    sys.kill(pid, signal)
    return 0
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* stderr.write(`${name}: can't kill pid ${pid}: ${error.message}\n`)
    return 1
  }
}

/** Names for numbers and numbers for names. */
function* translate({ stdout }: Process, words: readonly string[]): Blocking<number> {
  for (const word of words) {
    const signal = parseSignal(/^\d+$/.test(word) ? String(Number(word) & 127) : word)
    if (!signal) throw new AppletFailure(`unknown signal '${word}'`)
    yield* stdout.write(`${/^\d+$/.test(word) ? signal.slice(3) : signalNumbers[signal]}\n`)
  }
  return 0
}

export const kill: Applet = {
  options: '*',
  usage: '[-l] [-SIG] PID...',
  about: 'Send a signal (SIGTERM by default) to processes',
  *run({ process, words }) {
    if (words[0] === '-l') {
      if (words.length > 1) return yield* translate(process, words.slice(1))
      const lines = Object.entries(signalNumbers).map(
        ([name, number]) => `${String(number).padStart(2)}) ${name.slice(3)}\n`,
      )
      yield* process.stdout.write(lines.join(''))
      return 0
    }
    const { signal, targets } = readSignal(words)
    if (targets.length === 0) throw new AppletFailure('you need to specify whom to kill')
    let status = 0
    for (const target of targets) {
      if (!/^-?\d+$/.test(target)) throw new AppletFailure(`invalid number '${target}'`)
      status |= yield* send(process, 'kill', Number(target), signal)
    }
    return status
  },
}

export const killall: Applet = {
  options: '*',
  usage: '[-lq] [-SIG] NAME...',
  about: 'Send a signal (SIGTERM by default) to processes of a name',
  *run({ process, words }) {
    const isQuiet = words.includes('-q')
    const { signal, targets } = readSignal(words.filter((word) => word !== '-q'))
    if (targets.length === 0) throw new AppletFailure('you need to specify whom to kill')
    const entries = yield* listProcesses(process.sys)
    let status = 0
    for (const target of targets) {
      const found = entries.filter(
        ({ comm, pid }) => comm === target.slice(0, 15) && pid !== process.sys.getpid(),
      )
      if (found.length === 0) {
        if (!isQuiet) yield* process.stderr.write(`killall: ${target}: no process killed\n`)
        status = 1
      }
      for (const { pid } of found) status |= yield* send(process, 'killall', pid, signal)
    }
    return status
  },
}

export const pidof: Applet = {
  options: 's',
  usage: '[-s] [NAME]...',
  about: 'List the process ids of programs of a name',
  *run({ process, operands, flags }) {
    const found = (yield* listProcesses(process.sys)).filter(({ comm, args }) => {
      const program = (args.split(' ')[0] ?? '').split('/').pop()
      return operands.some((name) => name === comm || name === program)
    })
    const pids = found.map(({ pid }) => pid).reverse()
    if (pids.length === 0) return 1
    yield* process.stdout.write(`${(flags.has('s') ? pids.slice(0, 1) : pids).join(' ')}\n`)
    return 0
  },
}
