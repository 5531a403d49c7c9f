import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { Failure } from '../../utility'
import { type ProcessInfo, readProcesses, terminalName } from '../process-info'
import { type Request, readRequest } from './arguments'
import { type Column, columns, formats } from './columns'
import { forest } from './forest'
import { readScene, type Scene } from './scene'

const USAGE = `
Usage:
 ps [options]

 Try 'ps --help <simple|list|output|threads|misc|all>'
  or 'ps --help <s|l|o|t|m|a>'
 for additional help text.

For more details see ps(1).
`
const HELP = `
Usage:
 ps [options]

Which processes:
 -e, -A, ax             all of them
 -a                     those with a terminal, except session leaders
 -p, --pid <list>       by process id
 --ppid <list>          by parent's process id
 -C <list>              by command name
 -u, -U <list>          by effective, by real user
 -t <list>              by terminal
 -s <list>              by session
 -N, --deselect         the others

What of them:
 -f, -F, u              full, fuller and user-oriented format
 -j, j, -l, l           jobs and long format
 -o, o, --format <list> these columns
 -H, f, --forest        as a tree
 --sort <list>          in this order
 --no-headers           without a heading

For more details see ps(1).
`

/** ps(1) of procps 4.0.2. */
export function* ps(process: Process): Blocking<number> {
  const words = process.argv.slice(1)
  if (words.includes('--help')) {
    yield* process.stdout.write(HELP)
    return 0
  }
  if (words.includes('--version') || words.includes('-V')) {
    yield* process.stdout.write('ps from procps-ng 4.0.2\n')
    return 0
  }
  try {
    return yield* list(process, readRequest(words))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    yield* process.stderr.write(`${error.message}\n${error.message.startsWith('error:') ? USAGE : ''}`)
    return 1
  }
}

function* list(process: Process, request: Request): Blocking<number> {
  const chosen = chooseColumns(request)
  const scene = yield* readScene(process)
  const everyone = yield* readProcesses(process.sys)
  const self = everyone.find(({ pid }) => pid === process.sys.getpid())
  const selected = everyone.filter((info) => isWanted(info, request, self, scene) !== request.negate)
  if (request.sort.length > 0) sortBy(selected, request.sort, scene)
  const tree = request.forest ? forest(selected) : selected.map((info) => ({ info, lead: '' }))
  const width =
    process.sys.isatty(1) && request.wide < 2 ? process.sys.terminalSize(1).columns : Number.POSITIVE_INFINITY
  const rows = tree.map(({ info, lead }) => chosen.map(({ column }) => withLead(column, info, scene, lead)))
  const hasHeaders = !request.noHeaders && chosen.some(({ header }) => header !== '')
  if (hasHeaders) rows.unshift(chosen.map(({ header }) => header))
  const limit = request.wide === 1 ? Math.max(width, 132) : width
  yield* process.stdout.write(
    rows.map((cells) => `${layOut(chosen, cells, scene).slice(0, limit)}\n`).join(''),
  )
  return selected.length > 0 ? 0 : 1
}

interface Chosen {
  readonly column: Column
  readonly header: string
}

function chooseColumns({ columns: wanted, format, isBsd, forest: isForest }: Request): readonly Chosen[] {
  const names = wanted.length > 0 ? wanted : (format ?? (isBsd ? formats.bsd : formats.plain)).split(',')
  return names.filter(Boolean).map((word) => {
    const equals = word.indexOf('=')
    const name = equals < 0 ? word : word.slice(0, equals)
    const column = columns[name.toLowerCase()]
    if (!column) throw new Failure(`error: unknown user-defined format specifier "${name}"`)
    const own = wanted.length === 0 && isForest && name === 'ucmd' ? { ...column, isUnlimited: true } : column
    return { column: own, header: equals < 0 ? column.header : word.slice(equals + 1) }
  })
}

function withLead(column: Column, info: ProcessInfo, scene: Scene, lead: string): string {
  const value = column.value(info, scene)
  return column.isUnlimited ? lead + value : value
}

function layOut(chosen: readonly Chosen[], cells: readonly string[], { pidWidth }: Scene): string {
  return cells
    .map((cell, index) => {
      const entry = chosen[index]
      if (!entry) return cell
      const { column, header } = entry
      const width = Math.max(column.width === 'pid' ? pidWidth : column.width, header.length)
      if (column.align === 'right') return cell.padStart(width)
      if (index === cells.length - 1) return cell
      const isTooLong = cell.length > width
      if (column.align === 'user') return (isTooLong ? `${cell.slice(0, width - 1)}+` : cell).padEnd(width)
      return (isTooLong ? cell.slice(0, width) : cell).padEnd(width)
    })
    .join(' ')
}

function isWanted(info: ProcessInfo, request: Request, self: ProcessInfo | undefined, scene: Scene): boolean {
  const isLeader = info.sid === info.pid
  if (request.all) return !(request.noLeaders && isLeader)
  const byList = matchesList(info, request, scene)
  if (byList !== undefined) return byList
  const hasTerminal = info.tty !== 0
  if (request.everyone && request.withoutTerminal) return true
  if (request.everyone) return hasTerminal && !(request.noLeaders && isLeader)
  const isOwn = info.euid === self?.euid
  if (request.withoutTerminal) return isOwn
  if (request.isBsd) return isOwn && hasTerminal
  return isOwn && info.tty === (self?.tty ?? 0)
}

/** Whether one of the lists given names the process; undefined when no list was given. */
function matchesList(info: ProcessInfo, request: Request, { users, groups }: Scene): boolean | undefined {
  const { pids, ppids, commands, sessions, terminals } = request
  const all = [pids, ppids, commands, request.users, request.realUsers, request.groups, sessions, terminals]
  if (all.every((list) => list.length === 0)) return undefined
  const isUser = (id: number) => (word: string) => word === String(id) || word === users.get(id)
  return (
    pids.includes(info.pid) ||
    ppids.includes(info.ppid) ||
    sessions.includes(info.sid) ||
    commands.some((name) => name.slice(0, 15) === info.comm) ||
    request.users.some(isUser(info.euid)) ||
    request.realUsers.some(isUser(info.ruid)) ||
    request.groups.some((word) => word === String(info.rgid) || word === groups.get(info.rgid)) ||
    terminals.some(
      (name) => name.replace(/^\/dev\//, '') === terminalName(info.tty) || (name === '-' && info.tty === 0),
    )
  )
}

function sortBy(list: ProcessInfo[], keys: readonly string[], scene: Scene): void {
  const compare = (left: string, right: string): number => {
    const [first, second] = [Number(left), Number(right)]
    if (Number.isNaN(first) || Number.isNaN(second)) return left < right ? -1 : left > right ? 1 : 0
    return first - second
  }
  list.sort((left, right) => {
    for (const key of keys) {
      const column = columns[key.replace(/^[-+]/, '').toLowerCase()]
      if (!column) throw new Failure(`error: unknown sort specifier`)
      const order = compare(column.value(left, scene), column.value(right, scene))
      if (order !== 0) return key.startsWith('-') ? -order : order
    }
    return 0
  })
}
