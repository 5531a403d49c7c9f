import { SECOND } from '../../../base/clock'
import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import { type Signal, signalNumbers } from '../../kernel/signal'
import type { Blocking } from '../../kernel/wait-queue'
import { RegexError } from '../regex/ast'
import { Regex } from '../regex/regex'
import { baseName } from '../support/files'
import { Identities } from '../support/identity'
import { type ProcessEntry, readProcesses, statusIds } from '../support/process-table'
import { signalList, signalOf } from '../support/signal-list'
import { nameOf, type Utility, utility } from '../utility'

const help = `Usage: killall [OPTION]... [--] NAME...
       killall -l, --list
       killall -V, --version

  -e, --exact          names longer than 15 characters must match wholly
  -I, --ignore-case    upper and lower case are alike
  -g, --process-group  signal the whole process group
  -i, --interactive    ask before each process
  -l, --list           list all signals
  -q, --quiet          no message when none is found
  -r, --regexp         NAME is an extended regular expression
  -s, --signal SIGNAL  send SIGNAL instead of SIGTERM
  -u, --user USER      only processes of USER
  -v, --verbose        name each process signalled
  -V, --version        print the version
  -w, --wait           wait until they are gone
  -n, --ns PID         only in the same namespaces as PID

Not simulated here: -y, --younger-than TIME; -o, --older-than TIME; -Z, --context REGEXP
`

const family = {
  shortNames: true,
  usageStatus: 1,
  hint: () => help,
  help: () => help,
  version: ({ name }: Utility) => `${name} (PSmisc) 23.6\n`,
}

interface Rules {
  readonly signal: Signal | 0
  readonly group: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  readonly interactive: boolean
}

export const killall = utility({
  family,
  name: 'killall',
  help,
  options: {
    exact: '-e',
    ignoreCase: '-I',
    group: '-g',
    interactive: '-i',
    list: '-l',
    quiet: '-q',
    regexp: '-r',
    signal: '-s=',
    user: '-u=',
    verbose: '-v',
    version: '-V',
    wait: '-w',
    namespaces: '-n=',
  },
  // `-9`, `-KILL`
  rewrite: (argv) =>
    argv.map((word) =>
      /^-(\d+|[A-Z]{2,}\d?)$/.test(word) && signalOf(word.slice(1)) !== undefined
        ? `-s${word.slice(1)}`
        : word,
    ),
  *run(process, { options, operands }) {
    const { stdout, stderr } = process
    if (options.list) {
      yield* stdout.write(signalList())
      return 0
    }
    if (operands.length === 0 && options.user === undefined) {
      yield* stderr.write(help)
      return 1
    }
    const signal = signalOf(options.signal ?? 'TERM')
    if (signal === undefined) {
      yield* stderr.write(`${options.signal}: unknown signal; killall -l lists signals.\n`)
      return 1
    }
    const names = yield* Identities.read(process.sys)
    const owner = options.user === undefined ? undefined : names.userByName(options.user)?.uid
    if (options.user !== undefined && owner === undefined) {
      yield* stderr.write(`Cannot find user ${options.user}\n`)
      return 1
    }
    const entries = (yield* readProcesses(process, new Set(['exe', 'namespaces']))).filter((entry) =>
      isCandidate(process, entry, owner),
    )
    const inside =
      options.namespaces === undefined ? entries : sameNamespaces(entries, Number(options.namespaces))
    const wanted = operands.length === 0 ? [undefined] : operands
    const tests: (((entry: ProcessEntry) => boolean) | undefined)[] = []
    for (const name of wanted)
      tests.push(name === undefined ? () => true : yield* matcher(process, name, options))
    const rules: Rules = { ...options, signal }
    let status = 0
    const killed: number[] = []
    for (const [index, test] of tests.entries()) {
      const targets = test ? inside.filter(test) : []
      const done = yield* signalAll(process, targets, rules)
      killed.push(...done)
      if (done.length > 0) continue
      if (!options.quiet && targets.length === 0)
        yield* stderr.write(`${wanted[index] ?? options.user}: no process found\n`)
      status = 1
    }
    if (options.wait) yield* waitForEnd(process, killed)
    return status
  },
})

const isCandidate = ({ sys }: Process, entry: ProcessEntry, owner: number | undefined): boolean =>
  entry.pid !== sys.getpid() &&
  entry.state !== 'Z' &&
  (owner === undefined || statusIds(entry, 'Uid')[1] === owner)

function sameNamespaces(entries: readonly ProcessEntry[], pid: number): readonly ProcessEntry[] {
  const model = entries.find((entry) => entry.pid === pid)
  return model ? entries.filter((entry) => entry.namespaces.get('pid') === model.namespaces.get('pid')) : []
}

interface NameRules {
  readonly regexp: boolean
  readonly ignoreCase: boolean
  readonly exact: boolean
}

function* matcher(
  process: Process,
  name: string,
  rules: NameRules,
): Blocking<((entry: ProcessEntry) => boolean) | undefined> {
  if (rules.regexp) {
    try {
      const regex = new Regex(name, { extended: true, ignoreCase: rules.ignoreCase })
      return ({ comm }) => regex.test(comm)
    } catch (error) {
      if (!(error instanceof RegexError)) throw error
      yield* process.stderr.write(`${nameOf(process)}: Bad regular expression: ${name}\n`)
      return undefined
    }
  }
  if (name.includes('/')) return ({ exe, cmdline }) => exe === name || cmdline[0] === name
  const fold = (text: string): string => (rules.ignoreCase ? text.toLowerCase() : text)
  return ({ comm, cmdline }) => {
    if (fold(comm) === fold(name)) return true
    // The kernel keeps 15 characters of a name; the command line has the rest.
    return (
      name.length > 15 &&
      fold(comm) === fold(name.slice(0, 15)) &&
      (!rules.exact || baseName(cmdline[0] ?? '') === name)
    )
  }
}

function* signalAll(process: Process, targets: readonly ProcessEntry[], rules: Rules): Blocking<number[]> {
  const { sys, stderr } = process
  const done: number[] = []
  for (const { pid, pgrp, comm } of targets) {
    if (rules.interactive && !(yield* confirm(process, `Kill ${comm}(${pid}) ? (y/N) `))) continue
    try {
      sys.kill(rules.group ? -pgrp : pid, rules.signal)
      done.push(pid)
      const number = rules.signal === 0 ? 0 : signalNumbers[rules.signal]
      if (rules.verbose) yield* stderr.write(`Killed ${comm}(${pid}) with signal ${number}\n`)
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* stderr.write(`${comm}(${pid}): ${error.message}\n`)
    }
  }
  return done
}

function* confirm({ stdin, stdout }: Process, question: string): Blocking<boolean> {
  yield* stdout.write(question)
  return /^[yY]/.test((yield* stdin.readLine()) ?? '')
}

function* waitForEnd({ sys }: Process, pids: readonly number[]): Blocking<void> {
  const isAlive = (pid: number): boolean => {
    try {
      sys.kill(pid, 0)
      return true
    } catch (error) {
      if (isErrno(error)) return false
      throw error
    }
  }
  while (pids.some(isAlive)) yield* sys.nanosleep(SECOND)
}
