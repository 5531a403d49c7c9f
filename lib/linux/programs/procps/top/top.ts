import { SECOND } from '../../../../base/clock'
import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { Identities } from '../../support/identity'
import { withRawInput } from '../../support/raw-input'
import { encodeText } from '../../support/text'
import { Failure, nameOf, type Utility, utility } from '../../utility'
import { procps } from '../family'
import { uptimeLine } from '../uptime'
import { type Frame, renderFrame, type TopRules } from './render'
import { type Sample, takeSample } from './sample'

const help = `Usage:
 top -hv | -bcEeHiOSs1 -d secs -n max -u|U user -p pids -o field -w [cols]

 -b, --batch-mode         write to a file or pipe, read no keys
 -c, --cmdline-toggle     show command lines, not names
 -d, --delay=SECS         wait SECS between two looks (3)
 -i, --idle-toggle        leave out processes that do nothing
 -n, --iterations=NUMBER  end after NUMBER looks
 -o, --sort-override=FIELD  sort by +FIELD or -FIELD
 -p, --pid=PIDLIST        show only these processes
 -u, --filter-only-euser=USER  show only processes of USER
 -w[COLS], --width[=COLS]  make lines COLS columns wide
 -h, --help               print this
 -v, --version            print the version

Keys: q ends, k kills, P M N T sort by %CPU, %MEM, PID and TIME+, c toggles command
lines, R reverses, space looks at once.

Not simulated here: -E SCALE, --scale-summary-mem=SCALE; -e SCALE, --scale-task-mem=SCALE; -H, --threads-show; -O, --list-fields; -S, --accum-time-toggle; -s, --secure-mode; -U USER, --filter-any-user=USER; -1, --single-cpu-toggle
`

const family = { ...procps, hint: () => '', help: (_: string, utility: Utility) => utility.help }

export const top = utility({
  family,
  name: 'top',
  help,
  options: {
    batch: '-b',
    commandLines: '-c',
    delay: '-d=',
    idle: '-i',
    iterations: '-n=',
    sort: '-o=',
    pids: '-p=',
    user: '-u=',
    width: '-w=',
    help: '-h',
    version: '-v',
  },
  *run(process, { options, given, operands }) {
    if (operands[0] !== undefined) throw new Failure(`unknown option '${operands[0]}'\n${help}`)
    const { sys, stdin, stdout } = process
    const names = yield* Identities.read(sys)
    const interactive = !options.batch
    if (interactive && !(sys.isatty(stdin.fd) && sys.isatty(stdout.fd))) throw new Failure('failed tty get')
    const rules: TopRules = {
      commandLines: options.commandLines,
      idle: !options.idle,
      sort: sortField(options.sort),
      reverse: options.sort?.startsWith('-') ?? false,
      pids: given.filter(({ name }) => name === 'pids').flatMap(({ value }) => value.split(',').map(Number)),
      uid: userId(names, options.user),
    }
    const delay = seconds(process, options.delay ?? '3')
    const rounds = options.iterations === undefined ? Number.POSITIVE_INFINITY : Number(options.iterations)
    const session = new Session(process, names, rules, { delay, rounds, interactive, width: options.width })
    return interactive ? yield* withRawInput(process, stdin.fd, () => session.run()) : yield* session.run()
  },
})

function seconds(process: Process, text: string): number {
  const value = Number(text)
  if (!(value >= 0)) throw new Failure(`${nameOf(process)}: bad delay interval '${text}'`)
  return value
}

function userId(names: Identities, user: string | undefined): number | undefined {
  if (user === undefined) return undefined
  const uid = names.userByName(user)?.uid ?? (/^\d+$/.test(user) ? Number(user) : undefined)
  if (uid === undefined) throw new Failure('Invalid user')
  return uid
}

const fields: Readonly<Record<string, TopRules['sort']>> = {
  '%CPU': 'cpu',
  '%MEM': 'memory',
  PID: 'pid',
  'TIME+': 'time',
  TIME: 'time',
  RES: 'memory',
  COMMAND: 'command',
}

function sortField(text: string | undefined): TopRules['sort'] {
  if (text === undefined) return 'cpu'
  const field = fields[text.replace(/^[-+]/, '')]
  if (!field) throw new Failure(`unrecognized field name '${text.replace(/^[-+]/, '')}'`)
  return field
}

interface Course {
  readonly delay: number
  readonly rounds: number
  readonly interactive: boolean
  readonly width: string | undefined
}

const keys: Readonly<Record<string, Partial<TopRules>>> = {
  P: { sort: 'cpu' },
  M: { sort: 'memory' },
  N: { sort: 'pid' },
  T: { sort: 'time' },
}

/** White space, and what arrow keys are made of. */
const IGNORED_KEYS = ' \r\n\t\x1b[ABCD'

class Session {
  #rules: TopRules

  constructor(
    private readonly process: Process,
    private readonly names: Identities,
    rules: TopRules,
    private readonly course: Course,
  ) {
    this.#rules = rules
  }

  *run(): Blocking<number> {
    const { interactive, rounds } = this.course
    let before: Sample | undefined
    for (let round = 1; ; round++) {
      const sample = yield* takeSample(this.process)
      yield* this.#show(
        { sample, before, names: this.names, title: `top -${yield* uptimeLine(this.process)}` },
        round,
      )
      before = sample
      if (round >= rounds) break
      if (!(yield* this.#pause())) break
    }
    if (interactive) yield* this.process.stdout.write('\x1b[?25h\r\n')
    return 0
  }

  *#show(frame: Frame, round: number): Blocking<void> {
    const { interactive } = this.course
    const { columns, rows } = this.#screen()
    const lines = renderFrame(frame, this.#rules, columns)
    if (!interactive) {
      yield* this.process.stdout.write(encodeText(`${round > 1 ? '\n' : ''}${lines.join('\n')}\n`))
      return
    }
    const shown = lines
      .slice(0, rows)
      .map((line, index) =>
        index === HEADER_ROW ? `\x1b[7m${line.padEnd(columns)}\x1b[m` : line.slice(0, columns),
      )
    yield* this.process.stdout.write(
      encodeText(`\x1b[?25l\x1b[H${shown.map((line) => `${line}\x1b[K`).join('\r\n')}\x1b[J`),
    )
  }

  #screen(): { columns: number; rows: number } {
    const { sys, env, stdout } = this.process
    if (this.course.width) return { columns: Number(this.course.width), rows: Number.POSITIVE_INFINITY }
    try {
      if (sys.isatty(stdout.fd)) return sys.terminalSize(stdout.fd)
    } catch (error) {
      if (!isErrno(error)) throw error
    }
    const columns = Number(env.get('COLUMNS') ?? 0)
    return { columns: columns > 0 ? columns : 512, rows: Number.POSITIVE_INFINITY }
  }

  /** Waits for the next look or for a key; false when it is time to go. */
  *#pause(): Blocking<boolean> {
    const { sys, stdin } = this.process
    if (!this.course.interactive) {
      yield* sys.nanosleep(this.course.delay * SECOND)
      return true
    }
    const ready = yield* sys.poll([{ fd: stdin.fd, read: true }], this.course.delay * SECOND)
    if (!ready.some(({ readable, hangup }) => readable || hangup)) return true
    const bytes = yield* sys.read(stdin.fd, 16)
    if (bytes.length === 0) return false
    for (const byte of bytes) if (!(yield* this.#key(String.fromCharCode(byte)))) return false
    return true
  }

  *#key(key: string): Blocking<boolean> {
    if (key === 'q' || key === '\x03') return false
    if (key === 'c') this.#rules = { ...this.#rules, commandLines: !this.#rules.commandLines }
    else if (key === 'R') this.#rules = { ...this.#rules, reverse: !this.#rules.reverse }
    else if (key === 'i') this.#rules = { ...this.#rules, idle: !this.#rules.idle }
    else if (key === 'k') yield* this.#kill()
    else if (keys[key]) this.#rules = { ...this.#rules, ...keys[key] }
    else if (!IGNORED_KEYS.includes(key)) yield* this.process.stdout.write('\x07')
    return true
  }

  *#kill(): Blocking<void> {
    const pid = yield* this.#ask('PID to signal/kill [default pid = 1] ')
    if (!/^\d+$/.test(pid)) return
    try {
      this.process.sys.kill(Number(pid), 'SIGTERM')
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* this.process.stdout.write(
        `\x1b[6;1H\x1b[KFailed signal pid '${pid}' with '15': ${error.message}`,
      )
      yield* this.process.sys.nanosleep(SECOND)
    }
  }

  /** A line typed where the blank line above the table is. */
  *#ask(question: string): Blocking<string> {
    const { sys, stdin, stdout } = this.process
    let answer = ''
    for (;;) {
      yield* stdout.write(`\x1b[6;1H\x1b[K\x1b[1m${question}\x1b[m${answer}`)
      const [byte] = yield* sys.read(stdin.fd, 1)
      if (byte === undefined || byte === 27) return ''
      if (byte === 13 || byte === 10) return answer
      answer = byte === 127 || byte === 8 ? answer.slice(0, -1) : answer + String.fromCharCode(byte)
    }
  }
}

/** The row of the table's heading on the screen. */
const HEADER_ROW = 6
