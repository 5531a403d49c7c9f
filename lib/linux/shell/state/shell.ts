import type { Process } from '../../kernel/program'
import type { Signal } from '../../kernel/signal'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import type { Completer } from '../complete/completer'
import type { Interpreter } from '../execute/interpreter'
import { evaluateText } from '../expand/arithmetic/evaluate'
import type { Integer } from '../expand/arithmetic/integer'
import { History } from '../history/history'
import { JobTable, type Print } from '../jobs/job-table'
import { toBytes } from '../text'
import { arithmeticVariables } from './arithmetic-variables'
import type { Dialect } from './dialect'
import type { Frame, ShellFunction } from './frame'
import { defaultOptions, defaultShopt } from './options'
import { SharedMap } from './shared-map'
import { SharedSet } from './shared-set'
import { Variables } from './variables'

/**
 * A running shell: everything that a subshell inherits. What is large is shared until it changes, so that a pipeline
 * of four stages copies four small objects.
 */
export class Shell {
  process: Process
  readonly dialect: Dialect
  readonly interpreter: Interpreter
  readonly variables: Variables
  readonly functions: SharedMap<string, ShellFunction>
  readonly aliases: SharedMap<string, string>
  readonly hashed: SharedMap<string, { path: string; hits: number }>
  readonly options: SharedSet<string>
  readonly shopt: SharedSet<string>
  /** commands by signal name, and EXIT, ERR, DEBUG, RETURN; empty ones ignore */
  readonly traps: SharedMap<string, string>
  /** those of the shell that this is a subshell of, which are listed until it sets its own */
  outerTraps: SharedMap<string, string> | undefined
  readonly jobs: JobTable
  readonly history: History
  /** builtins switched off by `enable -n` */
  readonly disabled = new Set<string>()
  completers: ReadonlyMap<string, Completer> = new Map()

  /** $0 */
  name: string
  positional: readonly string[] = []
  status = 0
  /** of the last pipeline of several commands; of one command it is its status alone */
  pipeStatus: readonly number[] | undefined
  /** $! */
  lastBackground: number | undefined
  /** $$ */
  readonly pid: number
  subshellDepth = 0
  interactive = false
  isLogin = false
  startedBy: 'command' | 'stdin' | 'file' = 'stdin'
  line = 1
  frames: readonly Frame[] = []
  loopDepth = 0
  /** how many constructs around the running command keep `set -e` from acting */
  errexitOff = 0
  pending: Signal[] = []
  interrupted = false
  /** the terminal has been given a size since its line was drawn */
  windowChanged = false
  inTrap = false
  directoryStack: readonly string[] = []
  directory = '/'
  /** told when `set -m` or `set +m` turns job control on or off */
  onMonitorChange: ((on: boolean) => void) | undefined
  /** gives a signal back the meaning it has for an interactive shell; false when it has none */
  restoreSignal: ((signal: Signal) => boolean) | undefined
  /** the terminal of job control, and the shell's own process group */
  terminal: number | undefined
  group = 0
  /** `$BASH_COMMAND` */
  command = ''
  /** writes commands for `$BASH_COMMAND`, from when a trap may look at it */
  print: Print | undefined
  /** of getopts: the character it stands at in the word of that index */
  optionPosition = 0
  optionIndex = 1
  steps = 0
  /** levels of eval, source and substitution, which `set -x` shows by repeating the first character of PS4 */
  indirection = 0
  /** standard input is to become /dev/null: a background command without job control */
  detachInput = false
  /** state of RANDOM, and the moment from which SECONDS counts */
  randomSeed = 0
  lastRandom = -1
  /** $_ */
  lastArgument = ''
  startTime = 0
  /** of the last command substitution, for assignments without a command */
  substitutionStatus = 0
  /** descriptors that process substitutions of the running command opened */
  substitutions: number[] = []
  userName = 'root'
  /** `exit` has said that there are stopped jobs */
  warnedOfJobs = false
  commandNumber = 1

  constructor(process: Process, dialect: Dialect, interpreter: Interpreter, from?: Shell) {
    this.process = process
    this.dialect = dialect
    this.interpreter = interpreter
    this.name = from?.name ?? dialect.name
    this.variables = from ? from.variables.fork(this) : new Variables(this)
    this.functions = from ? from.functions.fork() : new SharedMap()
    this.aliases = from ? from.aliases.fork() : new SharedMap()
    this.hashed = from ? from.hashed.fork() : new SharedMap()
    this.traps = from ? from.traps.fork() : new SharedMap()
    this.options = from ? from.options.fork() : new SharedSet(dialect.name === 'bash' ? defaultOptions : [])
    this.shopt = from ? from.shopt.fork() : new SharedSet(defaultShopt)
    this.jobs = from ? from.jobs.fork() : new JobTable()
    this.history = from?.history ?? new History()
    this.pid = from?.pid ?? process.sys.getpid()
  }

  /** A copy for a process that begins as this shell is now; `attach` gives it that process. */
  fork(): Shell {
    const copy = new Shell(this.process, this.dialect, this.interpreter, this)
    copy.completers = this.completers
    copy.positional = this.positional
    copy.status = this.status
    copy.pipeStatus = this.pipeStatus
    copy.lastBackground = this.lastBackground
    copy.subshellDepth = this.subshellDepth + 1
    copy.interactive = this.interactive
    copy.startedBy = this.startedBy
    copy.line = this.line
    copy.frames = this.frames
    copy.loopDepth = this.loopDepth
    copy.errexitOff = this.errexitOff
    copy.directoryStack = this.directoryStack
    copy.directory = this.directory
    copy.command = this.command
    copy.print = this.print
    copy.indirection = this.indirection
    copy.optionPosition = this.optionPosition
    copy.optionIndex = this.optionIndex
    copy.startTime = this.startTime
    copy.lastArgument = this.lastArgument
    copy.randomSeed = this.sys.now() % 0x7fff_ffff
    copy.userName = this.userName
    copy.commandNumber = this.commandNumber
    return copy
  }

  /** Forgets what is this shell's own, to run a script as a new shell would. */
  becomeScript(name: string, positional: readonly string[]): void {
    this.name = name
    this.positional = positional
    this.startedBy = 'file'
    this.interactive = false
    this.frames = []
    this.functions.clear()
    this.aliases.clear()
  }

  /** The status with which an error in an expansion ends the shell. */
  get fatalStatus(): number {
    return this.startedBy === 'command' && this.subshellDepth === 0 && !this.options.has('errexit') ? 127 : 1
  }

  get sys(): Syscalls {
    return this.process.sys
  }

  /** The value of an arithmetic expression as a plain number. @throws ShellError */
  evaluate(text: string): number {
    return Number(this.evaluateInteger(text))
  }

  evaluateInteger(text: string): Integer {
    const evaluate = () => evaluateText(text, arithmeticVariables(this))
    return this.dialect.arithmetic ? this.dialect.arithmetic(text, evaluate) : evaluate()
  }

  get ifs(): string {
    return this.variables.get('IFS') ?? ' \t\n'
  }

  /** A variable that a command reads, as text. */
  get(name: string): string {
    return this.variables.get(name) ?? ''
  }

  *write(fd: number, text: string): Blocking<void> {
    if (text !== '') yield* this.sys.write(fd, toBytes(text))
  }

  /** A message on standard error, as this shell says it; `builtin` is who complains. */
  *complain(message: string, builtin?: string): Blocking<void> {
    const { interactive, line } = this
    const shellName = this.name.split('/').pop() ?? this.name
    const source = this.dialect.name === 'bash' ? (this.frames.at(-1)?.source ?? this.name) : this.name
    const isScript = this.startedBy === 'file'
    const prefix = this.dialect.prefix({ interactive, source, shellName, line, isScript, builtin })
    try {
      yield* this.write(2, `${prefix}${this.dialect.reword(message)}\n`)
    } catch {
      // Nobody can be told that standard error is closed.
    }
  }
}
