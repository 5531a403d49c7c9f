import { listProcesses, type ProcessEntry } from '../../support/proc'
import { readNames } from '../../support/users'
import { type Applet, AppletFailure, type Build } from '../applet'

interface Column {
  readonly header: string
  readonly width: number
  readonly isNumber?: boolean
  readonly value: (entry: ProcessEntry, names: Names) => string
}

interface Names {
  readonly users: ReadonlyMap<number, string>
  readonly groups: ReadonlyMap<number, string>
}

const TICKS_PER_SECOND = 100
const PAGE_KIB = 4
const RESIDENT = 21
const VIRTUAL = 20
const NICE = 16

const user = ({ uid }: ProcessEntry, { users }: Names) => users.get(uid) ?? String(uid)
const group = ({ uid }: ProcessEntry, { groups }: Names) => groups.get(uid) ?? String(uid)
const field = (index: number) => (entry: ProcessEntry) => entry.stat[index] ?? '0'

/** A command line, with the process's own name before it when that is another: `{init} sh /init`. */
export function commandOf({ comm, args }: ProcessEntry): string {
  if (args.startsWith('[')) return args
  const [program = ''] = args.split(' ')
  const base = program.slice(program.lastIndexOf('/') + 1).replace(/^-/, '')
  return base.startsWith(comm) ? args : `{${comm}} ${args}`
}

/** KiB, as megabytes when there are too many digits. */
export const virtualSize = (kib: number): string =>
  kib < 100_000 ? String(kib) : `${Math.floor(kib / 1024)}m`

function terminal(entry: ProcessEntry): string {
  const device = Number(entry.stat[4] ?? 0)
  return device === 0 ? '?' : `${(device >> 8) & 0xff},${device & 0xff}`
}

function cpuTime({ stat }: ProcessEntry): string {
  const seconds = Math.floor((Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) / TICKS_PER_SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `SN`: the state, and whether the priority was lowered or raised. */
function state({ stat }: ProcessEntry): string {
  const nice = Number(stat[NICE] ?? 0)
  return `${stat[0] ?? '?'}${nice < 0 ? '<' : nice > 0 ? 'N' : ''}`
}

/** In the order in which a wrong name lists them. */
const columns: Readonly<Record<string, Column>> = {
  user: { header: 'USER', width: 8, value: user },
  group: { header: 'GROUP', width: 8, value: group },
  comm: { header: 'COMMAND', width: 16, value: ({ comm }) => comm },
  args: { header: 'COMMAND', width: 0, value: commandOf },
  pid: { header: 'PID', width: 5, isNumber: true, value: ({ pid }) => String(pid) },
  ppid: { header: 'PPID', width: 5, isNumber: true, value: field(1) },
  pgid: { header: 'PGID', width: 5, isNumber: true, value: field(2) },
  nice: { header: 'NI', width: 5, isNumber: true, value: field(NICE) },
  rgroup: { header: 'RGROUP', width: 8, value: group },
  ruser: { header: 'RUSER', width: 8, value: user },
  time: { header: 'TIME', width: 5, isNumber: true, value: cpuTime },
  tty: { header: 'TT', width: 6, value: terminal },
  vsz: {
    header: 'VSZ',
    width: 5,
    value: (entry) => virtualSize(Math.floor(Number(entry.stat[VIRTUAL] ?? 0) / 1024)),
  },
  sid: { header: 'SID', width: 5, isNumber: true, value: field(3) },
  stat: { header: 'STAT', width: 4, value: state },
  rss: {
    header: 'RSS',
    width: 4,
    value: (entry) => virtualSize(Number(entry.stat[RESIDENT] ?? 0) * PAGE_KIB),
  },
}

export const ps: Applet = {
  options: 'o:TaefluxwA',
  usage: '[-o COL1,COL2=HEADER] [-T]',
  about: 'List processes',
  *run({ process, build, values }) {
    const chosen = values.get('o') ?? (build.psTime ? 'pid,user,time,args' : 'pid,user,args')
    const wanted = chosen.split(',').map((word) => column(word, build))
    const names = {
      users: yield* readNames(process.sys, '/etc/passwd'),
      groups: yield* readNames(process.sys, '/etc/group'),
    }
    const room = process.sys.isatty(1) ? process.sys.terminalSize(1).columns - 1 : Number.POSITIVE_INFINITY
    const row = (cells: readonly string[]) =>
      `${cells
        .map((cell, index) => (index === cells.length - 1 ? cell : cell.padEnd(wanted[index]?.width ?? 0)))
        .join(' ')
        .slice(0, room)}\n`
    const last = wanted.length - 1
    let text = row(wanted.map(({ header }) => header))
    for (const entry of yield* listProcesses(process.sys)) {
      text += row(
        wanted.map(({ value, width, isNumber }, index) => {
          const cell = value(entry, names)
          if (isNumber) return cell.padStart(width)
          return index === last || width === 0 ? cell : cell.slice(0, width)
        }),
      )
    }
    yield* process.stdout.write(text)
    return 0
  },
}

function column(word: string, build: Build): Column {
  const [name = '', header] = word.split('=', 2)
  const names = Object.keys(columns).filter((each) => each !== 'time' || build.psTime)
  const found = names.includes(name) ? columns[name] : undefined
  if (!found) throw new AppletFailure(`bad -o argument '${name}', supported arguments: ${names.join(',')}`)
  return header === undefined ? found : { ...found, header }
}
