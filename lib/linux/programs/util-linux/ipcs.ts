import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'
import { strftime } from '../support/strftime'
import { readNames } from '../support/users'
import { Failure, utility } from '../utility'
import { utilLinux } from './family'
import { type IpcKind, type IpcRow, readIpcTable } from './ipc-table'

const help = `
Usage:
 ipcs [resource-option...] [output-option]
 ipcs -m|-q|-s -i <id>

Show System V objects.

Options:
 -i, --id <id>     print everything about one object

Resource options:
 -m, --shmems      shared memory segments
 -q, --queues      message queues
 -s, --semaphores  semaphores
 -a, --all         all of them, which is what is shown without options

Output options:
 -t, --time        times of sending, attaching and changing
 -p, --pid         processes that made or used them
 -c, --creator     their creators and owners
 -l, --limits      limits
 -u, --summary     what is in use
 -b, --bytes       sizes in bytes
     --human       sizes for people

 -h, --help        print this
 -V, --version     print the version
`

type View = 'status' | 'time' | 'pid' | 'creator' | 'limits' | 'summary'

const kinds: readonly { readonly kind: IpcKind; readonly option: string }[] = [
  { kind: 'msg', option: 'queues' },
  { kind: 'shm', option: 'shmems' },
  { kind: 'sem', option: 'semaphores' },
]

export const ipcs = utility({
  family: utilLinux,
  name: 'ipcs',
  help,
  options: {
    id: '-i=',
    shmems: '-m',
    queues: '-q',
    semaphores: '-s',
    all: '-a',
    time: '-t',
    pid: '-p',
    creator: '-c',
    limits: '-l',
    summary: '-u',
    bytes: '-b',
    human: '--human',
    help: '-h',
    version: '-V',
  },
  *run(process, { options, given }) {
    const chosen = kinds.filter(({ option }) => given.some(({ name }) => name === option))
    const shown = chosen.length === 0 || options.all ? kinds : chosen
    if (options.id !== undefined) {
      const [only] = chosen
      if (!only || chosen.length > 1)
        throw new Failure('when using an ID, a single resource must be specified')
      return yield* printOne(process, only.kind, Number(options.id))
    }
    const views = ['time', 'pid', 'creator', 'limits', 'summary'] as const
    const view: View = views.find((name) => options[name]) ?? 'status'
    const users = yield* readNames(process.sys, '/etc/passwd')
    const name = (id: number | undefined) => (users.get(id ?? 0) ?? String(id)).slice(0, 10)
    const parts: string[] = ['']
    for (const { kind } of shown) {
      if (view === 'pid' && kind === 'sem') {
        parts.push('')
        continue
      }
      const rows = yield* readIpcTable(process.sys, kind)
      if (view === 'limits') parts.push(yield* limitsText(process, kind))
      else if (view === 'summary') parts.push(summaryText(kind, rows))
      else parts.push(tableText(kind, view, rows, name, options.human))
    }
    yield* process.stdout.write(`${parts.join('\n')}\n`)
    return 0
  },
})

const idTitle: Readonly<Record<IpcKind, string>> = { msg: 'msqid', shm: 'shmid', sem: 'semid' }

type Names = (id: number | undefined) => string

function cells(widths: readonly number[], values: readonly (string | number | undefined)[]): string {
  return `${values.map((value, index) => String(value).padEnd(widths[index] ?? 0)).join(' ')}\n`
}

function tableText(
  kind: IpcKind,
  view: Exclude<View, 'limits' | 'summary'>,
  rows: readonly IpcRow[],
  name: Names,
  human: boolean,
): string {
  const key = (row: IpcRow) => `0x${((row.key ?? 0) >>> 0).toString(16).padStart(8, '0')}`
  const time = (seconds: number | undefined, format: string) =>
    seconds ? strftime(format, { seconds, nanoseconds: 0 }) : 'Not set'
  const short = (seconds: number | undefined) => time(seconds, '%b %e %H:%M:%S')
  const long = (seconds: number | undefined) => time(seconds, '%a %b %e %H:%M:%S %Y')
  const table = (
    title: string,
    widths: readonly number[],
    columns: readonly string[],
    cell: (row: IpcRow) => readonly (string | number | undefined)[],
  ) =>
    `------ ${title} --------\n${cells(widths, columns)}${rows.map((row) => cells(widths, cell(row))).join('')}`
  const six = [10, 10, 10, 10, 12, 12]
  if (view === 'creator') {
    const titles = {
      msg: 'Message Queues Creators/Owners',
      shm: 'Shared Memory Segment Creators/Owners',
      sem: 'Semaphore Arrays Creators/Owners',
    }
    return table(
      titles[kind],
      [10, 10, 10, 10, 10, 10],
      [idTitle[kind], 'perms', 'cuid', 'cgid', 'uid', 'gid'],
      (row) => [...[row.id, row.perms, name(row.cuid), name(row.cgid), name(row.uid), name(row.gid)]],
    )
  }
  if (view === 'pid') {
    return kind === 'msg'
      ? `------ Message Queues PIDs --------\n${cells([10, 10, 10, 10], ['msqid', 'owner', 'lspid', 'lrpid'])}${rows
          .map(
            (row) =>
              `${String(row.id).padEnd(8)} ${name(row.uid).padEnd(10)} ${String(row.lspid).padStart(6)} ${String(row.lrpid).padStart(9)}\n`,
          )
          .join('')}`
      : table(
          'Shared Memory Creator/Last-op PIDs',
          [10, 10, 10, 10],
          ['shmid', 'owner', 'cpid', 'lpid'],
          (row) => [...[row.id, name(row.uid), row.cpid, row.lpid]],
        )
  }
  if (view === 'time') {
    if (kind === 'msg')
      return table(
        'Message Queues Send/Recv/Change Times',
        [8, 10, 20, 20, 20],
        ['msqid', 'owner', 'send', 'recv', 'change'],
        (row) => [...[row.id, name(row.uid), short(row.stime), short(row.rtime), short(row.ctime)]],
      )
    if (kind === 'shm')
      return table(
        'Shared Memory Attach/Detach/Change Times',
        [10, 10, 20, 20, 20],
        ['shmid', 'owner', 'attached', 'detached', 'changed'],
        (row) => [...[row.id, name(row.uid), short(row.atime), short(row.dtime), short(row.ctime)]],
      )
    const body = rows.map(
      (row) =>
        `${cells([8, 10, 26, 26], [row.id, name(row.uid), ` ${long(row.otime).padEnd(26)}`, long(row.ctime)])}`,
    )
    return `------ Semaphore Operation/Change Times --------\n${cells([8, 10, 26, 26], ['semid', 'owner', 'last-op', 'last-changed'])}${body.join('')}`
  }
  if (kind === 'msg')
    return table(
      'Message Queues',
      six,
      ['key', 'msqid', 'owner', 'perms', human ? 'size' : 'used-bytes', 'messages'],
      (row) => [...[key(row), row.id, name(row.uid), row.perms, human ? '0B' : row.cbytes, row.qnum]],
    )
  if (kind === 'shm')
    return table(
      'Shared Memory Segments',
      [10, 10, 10, 10, 10, 10, 12],
      ['key', 'shmid', 'owner', 'perms', human ? 'size' : 'bytes', 'nattch', 'status'],
      (row) => [
        ...[
          key(row),
          row.id,
          name(row.uid),
          row.perms,
          human ? humanSize(row.size ?? 0) : row.size,
          row.nattch,
          ' '.repeat(13),
        ],
      ],
    )
  return table(
    'Semaphore Arrays',
    [10, 10, 10, 10, 10],
    ['key', 'semid', 'owner', 'perms', 'nsems'],
    (row) => [...[key(row), row.id, name(row.uid), row.perms, row.nsems]],
  )
}

function humanSize(bytes: number): string {
  const units = ['B', 'K', 'M', 'G', 'T']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  return `${Number.isInteger(value) ? value : value.toFixed(1)}${units[unit]}`
}

function summaryText(kind: IpcKind, rows: readonly IpcRow[]): string {
  const sum = (column: string) => rows.reduce((total, row) => total + (row[column] ?? 0), 0)
  if (kind === 'msg')
    return `------ Messages Status --------\nallocated queues = ${rows.length}\nused headers = ${sum('qnum')}\nused space = ${sum('cbytes')} bytes\n`
  if (kind === 'sem')
    return `------ Semaphore Status --------\nused arrays = ${rows.length}\nallocated semaphores = ${sum('nsems')}\n`
  const pages = rows.reduce((total, { size = 0 }) => total + Math.ceil(size / 4096), 0)
  return `------ Shared Memory Status --------\nsegments allocated ${rows.length}\npages allocated ${pages}\npages resident  0\npages swapped   0\nSwap performance: 0 attempts\t 0 successes\n`
}

function* limitsText({ sys }: Process, kind: IpcKind): Blocking<string> {
  const read = function* (name: string): Blocking<string[]> {
    return ((yield* readTextIfAny(sys, `/proc/sys/kernel/${name}`)) ?? '').trim().split(/\s+/)
  }
  if (kind === 'msg') {
    const [queues, message, size] = [yield* read('msgmni'), yield* read('msgmax'), yield* read('msgmnb')]
    return `------ Messages Limits --------\nmax queues system wide = ${queues}\nmax size of message (bytes) = ${message}\ndefault max size of queue (bytes) = ${size}\n`
  }
  if (kind === 'shm') {
    const [segments] = yield* read('shmmni')
    const [largest = '0'] = yield* read('shmmax')
    const [all = '0'] = yield* read('shmall')
    const pages = BigInt(all) * 4n
    const most = 18_446_744_073_709_551_612n
    return `------ Shared Memory Limits --------\nmax number of segments = ${segments}\nmax seg size (kbytes) = ${BigInt(largest) / 1024n}\nmax total shared memory (kbytes) = ${pages > most ? most : pages}\nmin seg size (bytes) = 1\n`
  }
  const [perArray, system, operations, arrays] = yield* read('sem')
  return `------ Semaphore Limits --------\nmax number of arrays = ${arrays}\nmax semaphores per array = ${perArray}\nmax semaphores system wide = ${system}\nmax ops per semop call = ${operations}\nsemaphore max value = 32767\n`
}

function* printOne(process: Process, kind: IpcKind, id: number): Blocking<number> {
  const row = (yield* readIpcTable(process.sys, kind)).find((one) => one.id === id)
  if (!row) {
    yield* process.stderr.write(`ipcs: id ${id} not found\n`)
    return 0
  }
  const time = (seconds: number | undefined) =>
    (seconds ? strftime('%a %b %e %H:%M:%S %Y', { seconds, nanoseconds: 0 }) : 'Not set').padEnd(26)
  const { uid, gid, cuid, cgid } = row
  const mode = String(row.perms).padStart(4, '0')
  if (kind === 'msg') {
    yield* process.stdout.write(
      `\nMessage Queue msqid=${id}\nuid=${uid}\tgid=${gid}\tcuid=${cuid}\tcgid=${cgid}\tmode=${mode}\n` +
        `cbytes=${row.cbytes}\tqbytes=16384\tqnum=${row.qnum}\tlspid=${row.lspid}\tlrpid=${row.lrpid}\n` +
        `send_time=${time(row.stime)}\nrcv_time=${time(row.rtime)}\nchange_time=${time(row.ctime)}\n\n`,
    )
  } else if (kind === 'shm') {
    yield* process.stdout.write(
      `\nShared memory Segment shmid=${id}\nuid=${uid}\tgid=${gid}\tcuid=${cuid}\tcgid=${cgid}\n` +
        `mode=${mode}\taccess_perms=${mode}\nbytes=${row.size}\tlpid=${row.lpid}\tcpid=${row.cpid}\tnattch=${row.nattch}\n` +
        `att_time=${time(row.atime)}\ndet_time=${time(row.dtime)}\nchange_time=${time(row.ctime)}\n\n`,
    )
  } else {
    const values = Array.from({ length: row.nsems ?? 0 }, (_, index) =>
      cells([10, 10, 10, 10, 10], [index, 0, 0, 0, 0]),
    )
    yield* process.stdout.write(
      `\nSemaphore Array semid=${id}\nuid=${uid}\t gid=${gid}\t cuid=${cuid}\t cgid=${cgid}\nmode=${mode}, access_perms=${mode}\n` +
        `nsems = ${row.nsems}\notime = ${time(row.otime)}\nctime = ${time(row.ctime)}\n` +
        `${cells([10, 10, 10, 10, 10], ['semnum', 'value', 'ncount', 'zcount', 'pid'])}${values.join('')}\n`,
    )
  }
  return 0
}
