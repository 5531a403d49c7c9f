import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { complain } from '../support/message'
import type { ProcessEntry } from '../support/process-table'
import { signalOf } from '../support/signal-list'
import { encodeText } from '../support/text'
import { Failure, nameOf, type UtilityProgram, utility } from '../utility'
import { procps } from './family'
import { type Criteria, findProcesses } from './match'

const shared = ` -c, --count               print how many there are
 -f, --full                match the whole command line
 -g, --pgroup <PGID,...>   only of these process groups
 -G, --group <GID,...>     only of these real groups
 -i, --ignore-case         upper and lower case are alike
 -n, --newest              only the one started last
 -o, --oldest              only the one started first
 -O, --older <seconds>     only those older than that
 -P, --parent <PPID,...>   only children of these
 -s, --session <SID,...>   only of these sessions
 -t, --terminal <tty,...>  only on these terminals
 -u, --euid <ID,...>       only of these effective users
 -U, --uid <ID,...>        only of these real users
 -x, --exact               the whole name must match
 -r, --runstates <state>   only in these states
 -A, --ignore-ancestors    leave out its own ancestors
 --ns <PID>                only in the same namespaces as PID
 --nslist <ns,...>         which namespaces --ns compares

 -h, --help                print this
 -V, --version             print the version

Not simulated here: -F, --pidfile <file>; -L, --logpidfile; --cgroup <grp,...>
`

const pgrepHelp = `
Usage:
 pgrep [options] <pattern>

Options:
 -d, --delimiter <string>  put <string> between process ids
 -l, --list-name           print names too
 -a, --list-full           print command lines too
 -v, --inverse             choose those that do not match
 -w, --lightweight         list threads as well
${shared}`

const pkillHelp = `
Usage:
 pkill [options] <pattern>

Options:
 -<sig>                    the signal to send: a number or name
 -e, --echo                name what gets the signal
 --signal <sig>            the signal to send
${shared}`

const options = {
  count: '-c',
  full: '-f',
  processGroups: '-g=',
  groups: '-G=',
  ignoreCase: '-i',
  newest: '-n',
  oldest: '-o',
  older: '-O=',
  parents: '-P=',
  sessions: '-s=',
  terminals: '-t=',
  users: '-u=',
  realUsers: '-U=',
  exact: '-x',
  states: '-r=',
  ignoreAncestors: '-A',
  namespaces: '--ns=',
  namespaceKinds: '--nslist=',
  help: '-h',
  version: '-V',
} as const

const family = { ...procps, usageStatus: 2 }

const COMM_LENGTH = 15

function* select(
  process: Process,
  given: Omit<Criteria, 'pattern'>,
  operands: readonly string[],
): Blocking<readonly ProcessEntry[]> {
  const name = nameOf(process, procps)
  const hint = `\nTry \`${name} --help' for more information.`
  const [pattern, extra] = operands
  const lists = [
    given.processGroups,
    given.groups,
    given.older,
    given.parents,
    given.sessions,
    given.terminals,
    given.users,
    given.realUsers,
    given.states,
    given.namespaces,
  ]
  const isNarrow = lists.some((list) => list !== undefined) || given.newest || given.oldest
  if (extra !== undefined) throw new Failure(`only one pattern can be provided${hint}`, 2)
  if (pattern === undefined && !isNarrow) throw new Failure(`no matching criteria specified${hint}`, 2)
  if (pattern !== undefined && !given.full && /^[\w.-]*$/.test(pattern) && pattern.length > COMM_LENGTH) {
    yield* complain(
      process,
      `pattern that searches for process name longer than 15 characters will result in zero matches\nTry \`${name} -f' option to match against the complete command line.`,
    )
    return []
  }
  return yield* findProcesses(process, { ...given, pattern })
}

const pgrepUtility: UtilityProgram = utility({
  family,
  name: 'pgrep',
  help: pgrepHelp,
  options: { ...options, delimiter: '-d=', listName: '-l', listFull: '-a', inverse: '-v', lightweight: '-w' },
  *run(process, { options: given, operands }) {
    const found = yield* select(process, given, operands)
    const lines = found.map(({ pid, comm, cmdline }) => {
      if (given.listFull) return `${pid} ${cmdline.length > 0 ? cmdline.join(' ') : comm}`
      return given.listName ? `${pid} ${comm}` : String(pid)
    })
    if (given.count) yield* process.stdout.write(`${found.length}\n`)
    else if (lines.length > 0)
      yield* process.stdout.write(encodeText(`${lines.join(given.delimiter ?? '\n')}\n`))
    return found.length > 0 ? 0 : 1
  },
})

const pkillUtility: UtilityProgram = utility({
  family,
  name: 'pkill',
  help: pkillHelp,
  options: { ...options, echo: '-e', signal: '--signal=' },
  // `-9`, `-KILL`: the first word that is a signal and no option.
  rewrite: (argv) => {
    const at = argv.findIndex(
      (word) => /^-(\d+|[A-Z]{2,}\d?)$/.test(word) && signalOf(word.slice(1)) !== undefined,
    )
    return at < 0 ? argv : argv.map((word, index) => (index === at ? `--signal=${word.slice(1)}` : word))
  },
  *run(process, { options: given, operands }) {
    const signal = signalOf(given.signal ?? 'TERM')
    if (signal === undefined) throw new Failure(`Unknown signal "${given.signal}".`, 2)
    const found = yield* select(process, { ...given, inverse: false }, operands)
    let killed = 0
    for (const { pid, comm } of found) {
      try {
        process.sys.kill(pid, signal)
        killed++
        if (given.echo) yield* process.stdout.write(encodeText(`${comm} killed (pid ${pid})\n`))
      } catch (error) {
        if (!isErrno(error)) throw error
        if (error.code !== 'ESRCH') yield* complain(process, `killing pid ${pid} failed: ${error.message}`)
      }
    }
    if (given.count) yield* process.stdout.write(`${found.length}\n`)
    return killed > 0 ? 0 : 1
  },
})

/** One program under two names, as procps installs it. */
export function* pgrep(process: Process): Blocking<number> {
  const isKill = nameOf(process, procps) === 'pkill'
  return yield* isKill ? pkillUtility(process) : pgrepUtility(process)
}
