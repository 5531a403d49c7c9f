import { decode } from '../../../base/bytes'
import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readToEnd } from '../support/files'
import { start, waitFor } from '../support/run'
import { strftime } from '../support/strftime'
import { Failure, UsageFailure, utility } from '../utility'
import { procps } from './family'

const help = `
Usage:
 watch [options] command

Options:
  -e, --errexit          end when the command fails
  -g, --chgexit          end when its output changes
  -n, --interval <secs>  wait <secs> between two runs (2)
  -t, --no-title         print no heading
  -x, --exec             run the command itself, not through sh -c

 -h, --help     print this
 -v, --version  print the version

Not simulated here: -b, --beep; -c, --color; -C, --no-color; -d, --differences[=<permanent>]; -p, --precise; -q, --equexit <cycles>; -r, --no-rerun; -w, --no-wrap
`

export const watch = utility({
  family: procps,
  name: 'watch',
  help,
  options: {
    errorExit: '-e',
    changeExit: '-g',
    interval: '-n=',
    noTitle: '-t',
    exec: '-x',
    help: '-h',
    version: '-v',
  },
  rules: { operandsEndOptions: true },
  *run(process, { options, operands }) {
    if (operands.length === 0) throw new UsageFailure('')
    const seconds = Math.max(0.1, Number(options.interval ?? '2'))
    if (Number.isNaN(seconds))
      throw new Failure(`failed to parse argument: '${options.interval}': Invalid argument`)
    const command = options.exec ? operands : ['sh', '-c', operands.join(' ')]
    let last: string | undefined
    for (;;) {
      const { output, status } = yield* capture(process, command)
      yield* show(
        process,
        options.noTitle ? undefined : `Every ${seconds.toFixed(1)}s: ${operands.join(' ')}`,
        output,
      )
      if (options.errorExit && status !== 0) return 8
      if (options.changeExit && last !== undefined && last !== output) return 0
      last = output
      yield* process.sys.nanosleep(seconds * SECOND)
    }
  },
})

function* capture(
  process: Process,
  command: readonly string[],
): Blocking<{ output: string; status: number }> {
  const { sys, stdin } = process
  const pipe = sys.pipe()
  try {
    const pid = yield* start(process, command, {
      fds: new Map([
        [0, stdin.fd],
        [1, pipe.write],
        [2, pipe.write],
      ]),
    })
    sys.close(pipe.write)
    const output = decode(yield* readToEnd(sys, pipe.read))
    sys.close(pipe.read)
    return { output, status: yield* waitFor(process, pid) }
  } catch (error) {
    if (!isErrno(error)) throw error
    throw new Failure(`unable to execute '${command[0]}': ${error.message}`, 4)
  }
}

/** Fills the screen anew: heading, blank line, as much of the output as there is room for. */
function* show({ sys, stdout }: Process, title: string | undefined, output: string): Blocking<void> {
  const { columns, rows } = sys.isatty(stdout.fd) ? sys.terminalSize(stdout.fd) : { columns: 80, rows: 24 }
  const right = `${sys.gethostname()}: ${strftime('%a %b %e %H:%M:%S %Y', sys.realtime())}`
  const room = columns - right.length
  const heading =
    title === undefined
      ? []
      : [room > 0 ? title.slice(0, Math.max(0, room - 1)).padEnd(room) + right : right.slice(0, columns), '']
  const lines = output
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((line) => wrap(line, columns))
  const screen = [...heading, ...lines].slice(0, rows)
  yield* stdout.write(`\x1b[H\x1b[J${screen.join('\r\n')}`)
}

function wrap(line: string, columns: number): string[] {
  const pieces: string[] = []
  for (let rest = line; ; rest = rest.slice(columns)) {
    pieces.push(rest.slice(0, columns))
    if (rest.length <= columns) return pieces
  }
}
