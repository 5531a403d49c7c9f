import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { parseSignal, type Signal, signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import { signalList, signalName, signalOf, signalTable } from '../support/signal-list'

const help = `
Usage:
 kill [options] <pid> [...]

Options:
 <pid> [...]            send a signal to each <pid>
 -<signal>, -s, --signal <signal>
                        send <signal> instead of TERM
 -l, --list=[<signal>]  list all signals, or name one
 -L, --table            list all signals in a table

 -h, --help             print this
 -V, --version          print the version

Not simulated here: -q, --queue <value>
`

/** What is left of the command line of kill(1): its signal and its processes. */
interface Request {
  readonly signal: Signal | 0
  readonly targets: readonly string[]
}

class KillError extends Error {}

/** kill of procps: `-9`, `-KILL` and `-s KILL` alike. */
export function* kill(process: Process): Blocking<number> {
  const { stdout, stderr } = process
  const name = process.argv[0] ?? 'kill'
  try {
    const answer = information(process.argv.slice(1))
    if (answer !== undefined) {
      yield* stdout.write(answer)
      return 0
    }
    const { signal, targets } = parse(process.argv.slice(1))
    return yield* sendAll(process, name, signal, targets)
  } catch (error) {
    if (!(error instanceof KillError)) throw error
    yield* stderr.write(
      error.message === ''
        ? help
        : `${name}: ${error.message}\n${/^invalid/.test(error.message) ? help : ''}`,
    )
    return 1
  }
}

/** What options that only ask are answered with. */
function information([first = '', second]: readonly string[]): string | undefined {
  if (first === '-h' || first === '--help') return help
  if (first === '-V' || first === '--version') return 'kill from procps-ng 4.0.2\n'
  if (first === '-L' || first === '--table') return signalTable()
  if (!/^(-l|--list(=.*)?)$/.test(first)) return undefined
  const word = first.includes('=') ? first.slice(first.indexOf('=') + 1) : second
  if (word === undefined) return signalList()
  // The number of a killed shell command's status means its signal too.
  const number = /^\d+$/.test(word) ? Number(word) % 128 : undefined
  const signal = number === undefined ? signalOf(word) : parseSignal(number)
  if (!signal) throw new KillError(`unknown signal name ${word}`)
  return `${number === undefined ? signalNumbers[signal] : signalName(signal)}\n`
}

function parse(argv: readonly string[]): Request {
  let signal: Signal | 0 = 'SIGTERM'
  const words = [...argv]
  const first = words[0] ?? ''
  const take = (word: string | undefined): void => {
    const known = word === undefined ? undefined : signalOf(word)
    if (known === undefined) throw new KillError(word === undefined ? '' : `invalid argument ${word}`)
    signal = known
  }
  if (/^(-s|--signal)$/.test(first)) {
    words.shift()
    take(words.shift())
  } else if (first.startsWith('--signal=')) take(words.shift()?.slice(9))
  else if (/^-(s.+|\d+|[A-Za-z]+)$/.test(first) && first !== '--') {
    words.shift()
    const word = first.slice(1)
    if (signalOf(word) === undefined)
      throw new KillError(
        word.startsWith('q') ? 'option -q is not simulated here' : `invalid argument ${word.charAt(0)}`,
      )
    take(word)
  }
  if (words[0] === '--') words.shift()
  if (words.length === 0) throw new KillError('')
  return { signal, targets: words }
}

function* sendAll(
  { sys, stderr }: Process,
  name: string,
  signal: Signal | 0,
  targets: readonly string[],
): Blocking<number> {
  let status = 0
  for (const target of targets) {
    if (!/^-?\d+$/.test(target)) throw new KillError(`failed to parse argument: '${target}'`)
    try {
      sys.kill(Number(target), signal)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stderr.write(`${name}: (${target}): ${error.message}\n`)
      status = 1
    }
  }
  return status
}
