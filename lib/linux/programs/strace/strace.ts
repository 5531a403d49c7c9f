import { encode } from '../../../base/bytes'
import type { Nanoseconds } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { parseSignal, type Signal } from '../../kernel/signal'
import type { Tracer } from '../../kernel/tracer'
import type { Blocking } from '../../kernel/wait-queue'
import { Failure, UsageFailure, utility } from '../utility'
import { parseCalls } from './call-filter'
import { straceFamily } from './family'
import { Printer, type PrinterRules } from './printer'
import { Summary } from './summary'

const help = `
Usage: strace [-fqvTCcrtzZ] [-e EXPR]... [-s SIZE] [-o FILE] [-E VAR[=VALUE]]... { -p PID | PROG [ARGS] }

Options:
  -e, --expr=EXPR           which calls or signals to show: trace=SET, signal=SET
  -f, --follow-forks        trace children too
  -p, --attach=PID          trace a process that runs already
  -o, --output=FILE         write to a file rather than to standard error
  -s, --string-limit=SIZE   show so many characters of a string
  -c, --summary-only        print only a table of calls
  -C, --summary             print a table of calls besides
  -t, --absolute-timestamps  begin lines with the time of day; twice with microseconds, three times since 1970
  -r, --relative-timestamps  begin lines with the time since the one before
  -T, --syscall-times       end lines with the time spent in the call
  -v, --no-abbrev           show environments in full
  -z, --successful-only     show only calls that succeed
  -Z, --failed-only         show only calls that fail
  -q, --quiet               leave out messages on attaching; twice on exits too
  -E, --env=VAR             set or remove a variable of the program
  -h, --help                print this
  -V, --version             print the version
`

export const strace = utility({
  family: straceFamily,
  name: 'strace',
  help,
  rules: { operandsEndOptions: true },
  options: {
    expression: '-e=',
    follow: '-f',
    attach: '-p=',
    output: '-o=',
    limit: '-s=',
    only: '-c',
    also: '-C',
    stamp: '-t',
    relative: '-r',
    durations: '-T',
    verbose: '-v',
    successful: '-z',
    failed: '-Z',
    quiet: '-q',
    env: '-E=',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, operands, given }) {
    const all = (name: string) => given.filter((one) => one.name === name)
    const values = (name: string) => all(name).map(({ value }) => value ?? '')
    const pids = values('attach')
      .flatMap((text) => text.split(/[\s,]+/).filter(Boolean))
      .map(Number)
    if (pids.length === 0 && operands.length === 0) throw new UsageFailure('must have PROG [ARGS] or -p PID')
    if (pids.some((pid) => !Number.isInteger(pid) || pid <= 0))
      throw new Failure(`Invalid process id: '${values('attach').join(' ')}'`)
    if (options.limit !== undefined && !/^\d+$/.test(options.limit))
      throw new Failure(`invalid -s argument: '${options.limit}'`)
    const path = operands[0] === undefined ? undefined : findProgram(process, operands[0])
    const { sys } = process
    const file =
      options.output === undefined
        ? undefined
        : yield* sys.open(options.output, {
            access: 'write',
            create: true,
            truncate: true,
            closeOnExec: true,
          })
    const summary = options.only || options.also ? new Summary() : undefined
    const stamps = ['', 't', 'tt', 'ttt'] as const
    const begin = sys.now()
    const rules: PrinterRules = {
      stringLimit: Number(options.limit ?? 32),
      verbose: options.verbose,
      stamp: options.relative ? 'r' : (stamps[Math.min(all('stamp').length, 3)] ?? ''),
      durations: options.durations,
      toFile: file !== undefined,
      ...readExpressions(values('expression')),
      outcome: options.successful ? 'success' : options.failed ? 'failure' : 'all',
      quiet: all('quiet').length,
      follows: options.follow,
      realtime: (time: Nanoseconds) => sys.realtime(Math.max(time, begin)),
    }
    const session = new Session(process, new Printer(rules, summary, options.also), options.follow, file)
    const child =
      path === undefined ? undefined : session.start(path, operands, withVariables(process, values('env')))
    const status = yield* session.watch(pids, child, rules.quiet)
    if (summary) yield* session.write(summary.table())
    return status
  },
})

/** One run of strace: the tracer and where its lines go. */
class Session {
  readonly #tracer: Tracer
  #isOver = false

  constructor(
    private readonly process: Process,
    private readonly printer: Printer,
    follows: boolean,
    private readonly file: number | undefined,
  ) {
    this.#tracer = process.sys.ptraceOpen(follows)
  }

  /** The program to trace, as a child that is attached before it does anything. */
  start(path: string, argv: readonly string[], env: readonly string[]): number {
    const { sys } = this.process
    const child = sys.clone(function* (own) {
      try {
        return yield* own.sys.execve(path, argv, env)
      } catch (error) {
        if (!isErrno(error)) throw error
        yield* own.stderr.write(`strace: exec: ${error.message}\n`)
        return 1
      }
    })
    sys.ptraceAttach(this.#tracer, child)
    this.printer.addProcess(child)
    return child
  }

  *watch(pids: readonly number[], child: number | undefined, quiet: number): Blocking<number> {
    const { sys, stderr } = this.process
    for (const pid of pids) {
      this.#attach(pid)
      if (quiet === 0) yield* stderr.write(`strace: Process ${pid} attached\n`)
    }
    const stop = { handler: () => (this.#isOver = true) }
    // Ctrl-C is for the program; it ends the watching of processes that strace has not started.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      sys.sigaction(signal, child === undefined ? stop : 'ignore')
    while (!this.#isOver) {
      try {
        const events = yield* sys.ptraceWait(this.#tracer)
        if (events.length === 0) break
        yield* this.write(this.printer.print(events))
      } catch (error) {
        if (!isErrno(error, 'EINTR')) throw error
      }
    }
    if (child !== undefined) return yield* this.#statusOf(child)
    if (this.#isOver) yield* this.#detach(pids, quiet)
    return 0
  }

  #attach(pid: number): void {
    try {
      this.process.sys.ptraceAttach(this.#tracer, pid)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new Failure(`attach: ptrace(PTRACE_SEIZE, ${pid}): ${error.message}`)
    }
    this.printer.addProcess(pid)
  }

  *#detach(pids: readonly number[], quiet: number): Blocking<void> {
    for (const pid of pids) {
      try {
        this.process.sys.ptraceDetach(this.#tracer, pid)
      } catch (error) {
        if (!isErrno(error, 'ESRCH')) throw error
        continue
      }
      if (quiet === 0) yield* this.process.stderr.write(`strace: Process ${pid} detached\n`)
    }
  }

  /** strace ends as its program did, by the same signal too. */
  *#statusOf(child: number): Blocking<number> {
    const { sys } = this.process
    const status = yield* sys.wait4(child)
    if (status && 'exited' in status) return status.exited
    if (!status || !('signaled' in status)) return 1
    if (status.signaled !== 'SIGKILL') sys.sigaction(status.signaled, 'default')
    sys.kill(sys.getpid(), status.signaled)
    yield* sys.schedYield()
    return 1
  }

  *write(text: string): Blocking<void> {
    if (text === '') return
    if (this.file === undefined) yield* this.process.stderr.write(text)
    else yield* this.process.sys.write(this.file, encode(text))
  }
}

function readExpressions(expressions: readonly string[]): Pick<PrinterRules, 'wants' | 'wantsSignal'> {
  let wants = (_: string): boolean => true
  let wantsSignal = (_: Signal): boolean => true
  for (const expression of expressions) {
    const [, key = 'trace', value = ''] = /^(?:([a-z]+)=)?(.*)$/s.exec(expression) ?? []
    if (key === 'trace' || key === 't') wants = parseCalls(value)
    else if (key === 'signal' || key === 'signals' || key === 's') wantsSignal = parseSignals(value)
    else throw new Failure(`-e ${key}= is not simulated here`)
  }
  return { wants, wantsSignal }
}

function parseSignals(text: string): (signal: Signal) => boolean {
  const isNegated = text.startsWith('!')
  const words = text.replace(/^!/, '').split(',')
  if (words.includes('all')) return () => !isNegated
  const names = words
    .filter((word) => word !== 'none')
    .map((word) => parseSignal(word) ?? unknownSignal(word))
  return (signal) => names.includes(signal) !== isNegated
}

function unknownSignal(word: string): never {
  throw new Failure(`invalid signal '${word}'`)
}

function withVariables({ env }: Process, changes: readonly string[]): string[] {
  const variables = new Map(env)
  for (const change of changes) {
    const [, name = '', value] = /^([^=]*)(?:=(.*))?$/s.exec(change) ?? []
    if (value === undefined) variables.delete(name)
    else variables.set(name, value)
  }
  return [...variables].map(([name, value]) => `${name}=${value}`)
}

/** @throws Failure */
function findProgram({ sys, env }: Process, name: string): string {
  const candidates = name.includes('/')
    ? [name]
    : (env.get('PATH') ?? '').split(':').map((folder) => `${folder || '.'}/${name}`)
  for (const candidate of candidates) {
    try {
      if (sys.stat(candidate).type === 'file') return candidate
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  throw new Failure(`Can't stat '${name}': No such file or directory`)
}
