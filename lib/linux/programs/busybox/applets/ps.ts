import { listProcesses, type ProcessEntry } from '../../support/proc'
import { readNames } from '../../support/users'
import { type Applet, AppletFailure } from '../applet'

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

const user = ({ uid }: ProcessEntry, { users }: Names) => users.get(uid) ?? String(uid)
const field = (index: number) => (entry: ProcessEntry) => entry.stat[index] ?? '0'

/** In the order in which a wrong name lists them. */
const columns: Readonly<Record<string, Column>> = {
  user: { header: 'USER', width: 8, value: user },
  group: { header: 'GROUP', width: 8, value: ({ uid }, { groups }) => groups.get(uid) ?? String(uid) },
  comm: { header: 'COMMAND', width: 16, value: ({ comm }) => comm },
  args: { header: 'COMMAND', width: 0, value: ({ args }) => args },
  pid: { header: 'PID', width: 5, isNumber: true, value: ({ pid }) => String(pid) },
  ppid: { header: 'PPID', width: 5, isNumber: true, value: field(1) },
  pgid: { header: 'PGID', width: 5, isNumber: true, value: field(2) },
  tty: { header: 'TT', width: 6, value: (entry) => terminal(Number(entry.stat[4] ?? 0)) },
  sid: { header: 'SID', width: 5, isNumber: true, value: field(3) },
  stat: { header: 'STAT', width: 4, value: ({ stat }) => stat[0] ?? '?' },
  time: { header: 'TIME', width: 5, isNumber: true, value: cpuTime },
}

function terminal(device: number): string {
  return device === 0 ? '?' : `${(device >> 8) & 0xff},${device & 0xff}`
}

function cpuTime({ stat }: ProcessEntry): string {
  const seconds = Math.floor((Number(stat[11] ?? 0) + Number(stat[12] ?? 0)) / TICKS_PER_SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const ps: Applet = {
  options: 'o:Taefl',
  usage: '[-o COL1,COL2=HEADER] [-T]',
  about: 'List processes',
  *run({ process, build, values }) {
    const chosen = values.get('o') ?? (build.psTime ? 'pid,user,time,args' : 'pid,user,args')
    const wanted = chosen.split(',').map((word) => column(word))
    const names = {
      users: yield* readNames(process.sys, '/etc/passwd'),
      groups: yield* readNames(process.sys, '/etc/group'),
    }
    const row = (cells: readonly string[]) =>
      `${cells
        .map((cell, index) => (index === cells.length - 1 ? cell : cell.padEnd(wanted[index]?.width ?? 0)))
        .join(' ')}\n`
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

function column(word: string): Column {
  const [name = '', header] = word.split('=', 2)
  const found = columns[name]
  if (!found) {
    throw new AppletFailure(
      `bad -o argument '${name}', supported arguments: ${Object.keys(columns).join(',')}`,
    )
  }
  return header === undefined ? found : { ...found, header }
}
