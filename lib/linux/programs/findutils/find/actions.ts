import { isErrno } from '../../../kernel/errno'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { baseName, dirName } from '../../support/files'
import { complain } from '../../support/message'
import { modeString } from '../../support/mode'
import { quote, quoteName } from '../../support/quote'
import { start, waitFor } from '../../support/run'
import { strftime } from '../../support/strftime'
import { encodeText } from '../../support/text'
import { Failure } from '../../utility'
import type { Arguments } from './arguments'
import { type Node, Quit, type Search, type Visit } from './expression'
import { formatVisit, unknownDirectives } from './printf'

type Run = Extract<Node, { type: 'action' }>['run']
type MakeAction = (args: Arguments, predicate: string) => Run

/** The longest command line -exec … + builds. */
const BATCH_BYTES = 131_072
const RECENT_SECONDS = 31_556_952 / 2

const printer = (format: (visit: Visit, search: Search) => string): Run =>
  function* (visit, search) {
    yield* search.process.stdout.write(encodeText(format(visit, search)))
    return true
  }

/** Output to a file made when the expression is read. */
const filePrinter = (path: string, format: (visit: Visit, search: Search) => string): Run => {
  let fd: number | undefined
  return function* (visit, search) {
    const { sys } = search.process
    fd ??= yield* sys.open(path, { access: 'write', create: true, truncate: true }, 0o666)
    yield* sys.write(fd, encodeText(format(visit, search)))
    return true
  }
}

const line = ({ path }: Visit): string => `${path}\n`
const zero = ({ path }: Visit): string => `${path}\0`

function listing(visit: Visit, { process, names, now }: Search): string {
  const { stat, path } = visit
  const at = process.sys.realtime(stat.mtime)
  const isRecent = at.seconds > process.sys.realtime(now).seconds - RECENT_SECONDS && stat.mtime <= now
  const size = stat.rdev
    ? `${stat.rdev.major}, ${stat.rdev.minor}`.padStart(8)
    : String(stat.size).padStart(8)
  const link = stat.type === 'symlink' ? ` -> ${process.sys.readlink(path)}` : ''
  return `${String(stat.ino).padStart(9)} ${String(Math.ceil(stat.blocks / 2)).padStart(6)} ${modeString(stat)} ${String(stat.nlink).padStart(3)} ${names.userName(stat.uid).padEnd(8)} ${names.groupName(stat.gid).padEnd(8)} ${size} ${strftime(isRecent ? '%b %e %H:%M' : '%b %e  %Y', at)} ${path}${link}\n`
}

function printf(args: Arguments, predicate: string): (visit: Visit, search: Search) => string {
  const format = args.argument(predicate)
  const [unknown] = unknownDirectives(format)
  if (unknown !== undefined) throw new Failure(`warning: unrecognized format directive \`%${unknown}'`)
  return (visit, search) => formatVisit(format, visit, search)
}

const remove: MakeAction = (args) => {
  args.settings.depthFirst = true
  return function* ({ path, stat, depth }, search) {
    const { sys } = search.process
    if (path === '.' && depth === 0) return true
    try {
      if (stat.type === 'directory') sys.rmdir(path)
      else sys.unlink(path)
      return true
    } catch (error) {
      if (!isErrno(error)) throw error
      yield* complain(search.process, `cannot delete ${quote(search.process, path)}: ${error.message}`)
      search.status = 1
      return false
    }
  }
}

function* confirm({ process }: Search, words: readonly string[], path: string): Blocking<boolean> {
  yield* process.stderr.write(`< ${words[0]} ... ${path} > ? `)
  return /^[yY]/.test((yield* process.stdin.readLine()) ?? '')
}

function* runCommand(process: Process, words: readonly string[], cwd: string | undefined): Blocking<number> {
  try {
    return yield* waitFor(process, yield* start(process, words, cwd === undefined ? {} : { cwd }))
  } catch (error) {
    if (!isErrno(error)) throw error
    yield* complain(process, `${quote(process, words[0] ?? '')}: ${error.message}`)
    return 127
  }
}

interface ExecRules {
  readonly asks: boolean
  /** in the file's own directory, which is then called ./NAME */
  readonly inDirectory: boolean
}

const execute =
  (rules: ExecRules): MakeAction =>
  (args, predicate) => {
    const { words, isBatch } = args.command(predicate)
    if (isBatch) return batch(args, words, rules)
    return function* ({ path }, search) {
      const name = rules.inDirectory ? `./${baseName(path)}` : path
      if (rules.asks && !(yield* confirm(search, words, path))) return false
      const command = words.map((word) => word.replaceAll('{}', name))
      return (yield* runCommand(search.process, command, rules.inDirectory ? dirName(path) : undefined)) === 0
    }
  }

/** -exec … +: as many files at once as fit in a command line. */
function batch(args: Arguments, words: readonly string[], { inDirectory }: ExecRules): Run {
  let paths: string[] = []
  let bytes = 0
  let directory: string | undefined
  let searched: Search | undefined
  const flush = function* (): Blocking<void> {
    if (paths.length === 0 || !searched) return
    const status = yield* runCommand(searched.process, [...words, ...paths], directory)
    paths = []
    bytes = 0
    if (status !== 0) searched.status = 1
  }
  args.settings.pending.push({ flush })
  return function* ({ path }, search) {
    searched = search
    const place = inDirectory ? dirName(path) : undefined
    const name = inDirectory ? `./${baseName(path)}` : path
    if (place !== directory || bytes + name.length > BATCH_BYTES) yield* flush()
    directory = place
    paths.push(name)
    bytes += name.length + 1
    return true
  }
}

/** The actions of find by name; all but -prune and -quit replace the -print that is otherwise added. */
export const actions: Readonly<Record<string, MakeAction>> = {
  '-delete': remove,
  '-exec': execute({ asks: false, inDirectory: false }),
  '-execdir': execute({ asks: false, inDirectory: true }),
  '-fls': (args, predicate) => filePrinter(args.argument(predicate), listing),
  '-fprint': (args, predicate) => filePrinter(args.argument(predicate), line),
  '-fprint0': (args, predicate) => filePrinter(args.argument(predicate), zero),
  '-fprintf': (args, predicate) => filePrinter(args.argument(predicate), printf(args, predicate)),
  '-ls': () => printer(listing),
  '-ok': execute({ asks: true, inDirectory: false }),
  '-okdir': execute({ asks: true, inDirectory: true }),
  '-print': () =>
    printer((visit, { process }) =>
      process.sys.isatty(process.stdout.fd) ? `${shownOnTerminal(process, visit.path)}\n` : line(visit),
    ),
  '-print0': () => printer(zero),
  '-printf': (args, predicate) => printer(printf(args, predicate)),
}

/** What cannot be printed is shown as `?` on a terminal. */
function shownOnTerminal(process: Process, path: string): string {
  return quoteName(process, path).includes("$'") ? path.replace(/[\x00-\x1f\x7f]/g, '?') : path
}

export const quiet: Readonly<Record<string, Run>> = {
  '-prune': function* (visit, search) {
    search.isPruned = visit.stat.type === 'directory'
    return true
  },
  '-quit': function* () {
    throw new Quit()
  },
}
