import { isErrno } from '../../kernel/errno'
import type { NamespaceType } from '../../kernel/namespace'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { listProcesses, type ProcessEntry } from '../support/proc'
import { readNames } from '../support/users'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'

const help = `
Usage:
 lsns [options] [<namespace>]

List the namespaces of this system.

Options:
 -J, --json             print JSON
 -l, --list             print a plain list instead of a tree
 -n, --noheadings       print no headings
 -o, --output <list>    the columns to print
 -p, --task <pid>       only the namespaces of this process
 -r, --raw              one blank between columns
 -u, --notruncate       do not cut columns
 -W, --nowrap           one line a namespace
 -t, --type <name>      only this type: mnt, net, ipc, user, pid, uts, cgroup or time
 -T, --tree <rel>       print a tree: parent, owner or process

 -h, --help             print this
 -V, --version          print the version

Columns:
          NS  inode number of the namespace
        TYPE  what it separates
        PATH  a path to it
      NPROCS  number of processes in it
         PID  lowest PID in it
        PPID  parent of that process
     COMMAND  command line of that process
         UID  user id of that process
        USER  user name of that process
`

const TYPES: readonly NamespaceType[] = ['mnt', 'net', 'ipc', 'user', 'pid', 'uts', 'cgroup', 'time']

interface Row {
  readonly inum: number
  readonly type: NamespaceType
  readonly first: ProcessEntry
  processes: number
}

interface Column {
  readonly alignRight?: boolean
  readonly value: (row: Row, users: ReadonlyMap<number, string>) => string
}

const columns: Readonly<Record<string, Column>> = {
  NS: { alignRight: true, value: ({ inum }) => String(inum) },
  TYPE: { value: ({ type }) => type },
  PATH: { value: ({ first, type }) => `/proc/${first.pid}/ns/${type}` },
  NPROCS: { alignRight: true, value: ({ processes }) => String(processes) },
  PID: { alignRight: true, value: ({ first }) => String(first.pid) },
  PPID: { alignRight: true, value: ({ first }) => first.stat[1] ?? '0' },
  COMMAND: { value: ({ first }) => first.args },
  UID: { alignRight: true, value: ({ first }) => String(first.uid) },
  USER: { value: ({ first }, users) => users.get(first.uid) ?? String(first.uid) },
}
const DEFAULT_COLUMNS = 'NS,TYPE,NPROCS,PID,USER,COMMAND'

export const lsns = utility({
  family: utilLinux,
  name: 'lsns',
  help,
  options: {
    list: '-l',
    noHeadings: '-n',
    output: '-o=',
    task: '-p=',
    type: '-t=',
    raw: '-r',
    noTruncate: '-u',
    noWrap: '-W',
  },
  *run(process, { options, operands: [wanted] }) {
    const chosen = (options.output ?? DEFAULT_COLUMNS).toUpperCase().split(',')
    for (const name of chosen) if (!columns[name]) throw new Failure(`unknown column: ${name}`)
    const { type, task } = options
    if (type !== undefined && !TYPES.some((known) => known === type))
      throw new Failure(`unknown namespace type: ${type}`)
    const rows = (yield* findNamespaces(process)).filter((row) => {
      if (type !== undefined && row.type !== type) return false
      return wanted === undefined || String(row.inum) === wanted
    })
    const shown =
      task === undefined ? rows : rows.filter((row) => numberOf(process, Number(task), row.type) === row.inum)
    if (shown.length === 0) return 1
    const users = yield* readNames(process.sys, '/etc/passwd')
    const table = shown.map((row) => chosen.map((name) => columns[name]?.value(row, users) ?? ''))
    if (!options.noHeadings) table.unshift(chosen)
    yield* process.stdout.write(
      options.raw ? table.map((cells) => `${cells.join(' ')}\n`).join('') : aligned(chosen, table),
    )
    return 0
  },
})

function* findNamespaces(process: Process): Blocking<Row[]> {
  const rows = new Map<number, Row>()
  for (const entry of yield* listProcesses(process.sys)) {
    for (const type of TYPES) {
      const inum = numberOf(process, entry.pid, type)
      if (inum === undefined) continue
      const row = rows.get(inum)
      if (row) row.processes++
      else rows.set(inum, { inum, type, first: entry, processes: 1 })
    }
  }
  return [...rows.values()].sort((left, right) => left.inum - right.inum)
}

function numberOf({ sys }: Process, pid: number, type: NamespaceType): number | undefined {
  try {
    return Number(/\[(\d+)\]/.exec(sys.readlink(`/proc/${pid}/ns/${type}`))?.[1])
  } catch (error) {
    if (isErrno(error)) return undefined
    throw error
  }
}

function aligned(chosen: readonly string[], table: readonly (readonly string[])[]): string {
  const widths = chosen.map((_, index) => Math.max(...table.map((cells) => cells[index]?.length ?? 0)))
  return table
    .map((cells) => {
      const padded = cells.map((cell, index) => {
        const width = widths[index] ?? 0
        if (columns[chosen[index] ?? '']?.alignRight) return cell.padStart(width)
        return index === cells.length - 1 ? cell : cell.padEnd(width)
      })
      return `${padded.join(' ')}\n`
    })
    .join('')
}
