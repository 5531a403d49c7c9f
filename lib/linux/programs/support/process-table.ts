import { isErrno } from '../../kernel/errno'
import type { Process } from '../../kernel/program'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from './files'

/** Clock ticks a second in /proc (sysconf(_SC_CLK_TCK)). */
export const TICKS = 100
const PAGE_KIB = 4

export type NamespaceName = 'cgroup' | 'ipc' | 'mnt' | 'net' | 'pid' | 'time' | 'user' | 'uts'

/** What /proc tells about a process beyond its stat, status and cmdline; read on request. */
export type Detail = 'namespaces' | 'cgroup' | 'environ' | 'exe'

/** A process as /proc/PID/stat, status and cmdline describe it (proc(5)). */
export interface ProcessEntry {
  readonly pid: number
  readonly comm: string
  readonly state: string
  readonly ppid: number
  readonly pgrp: number
  readonly session: number
  readonly tty: number
  readonly tpgid: number
  readonly flags: number
  readonly minorFaults: number
  readonly majorFaults: number
  /** ticks */
  readonly utime: number
  readonly stime: number
  readonly childTime: number
  readonly priority: number
  readonly nice: number
  readonly threads: number
  /** ticks after boot */
  readonly startTime: number
  /** bytes */
  readonly vsize: number
  /** KiB */
  readonly rss: number
  readonly processor: number
  readonly realtimePriority: number
  readonly policy: number
  readonly status: ReadonlyMap<string, string>
  /** empty for kernel threads and zombies */
  readonly cmdline: readonly string[]
  readonly cgroup: string
  readonly environ: readonly string[]
  readonly exe: string
  readonly namespaces: ReadonlyMap<NamespaceName, number>
}

/** The processes /proc shows, by ascending pid; one that ends meanwhile is left out. */
export function* readProcesses(
  process: Process,
  details: ReadonlySet<Detail> = new Set(),
): Blocking<ProcessEntry[]> {
  const { sys } = process
  const pids = sys
    .getdents('/proc')
    .map(({ name }) => name)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((left, right) => left - right)
  const entries: ProcessEntry[] = []
  for (const pid of pids) {
    const entry = yield* readProcess(sys, pid, details)
    if (entry) entries.push(entry)
  }
  return entries
}

/** One process; undefined when there is none of that id. */
export function* readProcess(
  sys: Syscalls,
  pid: number | 'self',
  details: ReadonlySet<Detail> = new Set(),
): Blocking<ProcessEntry | undefined> {
  const directory = `/proc/${pid}`
  const stat = yield* readTextIfAny(sys, `${directory}/stat`)
  const status = yield* readTextIfAny(sys, `${directory}/status`)
  if (stat === undefined || status === undefined) return undefined
  const cmdline = (yield* readTextIfAny(sys, `${directory}/cmdline`)) ?? ''
  return {
    ...parseStat(stat),
    status: parseStatus(status),
    cmdline: splitZero(cmdline),
    cgroup: details.has('cgroup') ? ((yield* readTextIfAny(sys, `${directory}/cgroup`)) ?? '') : '',
    environ: details.has('environ')
      ? splitZero((yield* readTextIfAny(sys, `${directory}/environ`)) ?? '')
      : [],
    exe: details.has('exe') ? readLinkIfAny(sys, `${directory}/exe`) : '',
    namespaces: details.has('namespaces') ? readNamespaces(sys, directory) : new Map(),
  }
}

const splitZero = (text: string): string[] => (text === '' ? [] : text.replace(/\0$/, '').split('\0'))

function parseStat(
  text: string,
): Omit<ProcessEntry, 'status' | 'cmdline' | 'cgroup' | 'environ' | 'exe' | 'namespaces'> {
  const open = text.indexOf('(')
  const close = text.lastIndexOf(')')
  const fields = text
    .slice(close + 2)
    .trim()
    .split(' ')
  // Numbered as in proc_pid_stat(5), where the state is field 3.
  const field = (number: number): number => Number(fields[number - 3] ?? 0)
  return {
    pid: Number(text.slice(0, open)),
    comm: text.slice(open + 1, close),
    state: fields[0] ?? '?',
    ppid: field(4),
    pgrp: field(5),
    session: field(6),
    tty: field(7),
    tpgid: field(8),
    flags: field(9),
    minorFaults: field(10),
    majorFaults: field(12),
    utime: field(14),
    stime: field(15),
    childTime: field(16) + field(17),
    priority: field(18),
    nice: field(19),
    threads: field(20),
    startTime: field(22),
    vsize: field(23),
    rss: field(24) * PAGE_KIB,
    processor: field(39),
    realtimePriority: field(40),
    policy: field(41),
  }
}

function parseStatus(text: string): Map<string, string> {
  const rows = text.split('\n').filter((line) => line.includes(':'))
  return new Map(
    rows.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

/** A list of ids in /proc/PID/status: real, effective, saved and file system id under Uid and Gid. */
export const statusIds = (entry: ProcessEntry, field: 'Uid' | 'Gid' | 'Groups'): number[] =>
  (entry.status.get(field) ?? '')
    .split(/\s+/)
    .filter((id) => id !== '')
    .map(Number)

export function readLinkIfAny(sys: Syscalls, path: string): string {
  try {
    return sys.readlink(path)
  } catch (error) {
    if (isErrno(error)) return ''
    throw error
  }
}

const namespaceNames: readonly NamespaceName[] = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'time', 'user', 'uts']

function readNamespaces(sys: Syscalls, directory: string): Map<NamespaceName, number> {
  const namespaces = new Map<NamespaceName, number>()
  for (const name of namespaceNames) {
    const inode = /\[(\d+)\]/.exec(readLinkIfAny(sys, `${directory}/ns/${name}`))?.[1]
    if (inode !== undefined) namespaces.set(name, Number(inode))
  }
  return namespaces
}

/** Facts about the machine that ps, top and others relate processes to. */
export interface MachineFacts {
  /** seconds since boot */
  readonly uptime: number
  /** Unix time of boot */
  readonly bootTime: number
  readonly memoryKib: number
  /** digits of the largest possible pid */
  readonly pidDigits: number
}

export function* readMachineFacts(sys: Syscalls): Blocking<MachineFacts> {
  const uptime = Number(((yield* readTextIfAny(sys, '/proc/uptime')) ?? '0').split(' ')[0])
  const stat = (yield* readTextIfAny(sys, '/proc/stat')) ?? ''
  const meminfo = (yield* readTextIfAny(sys, '/proc/meminfo')) ?? ''
  const pidMax = (yield* readTextIfAny(sys, '/proc/sys/kernel/pid_max')) ?? '4194304'
  const now = sys.realtime()
  return {
    uptime,
    bootTime: Number(/^btime (\d+)/m.exec(stat)?.[1] ?? now.seconds - uptime),
    memoryKib: Number(/^MemTotal:\s+(\d+)/m.exec(meminfo)?.[1] ?? 1),
    pidDigits: String(Number(pidMax) - 1).length,
  }
}

/** `pts/0`, `tty1`, or `?` for none, from the device number in /proc/PID/stat. */
export function ttyName(device: number): string {
  if (device === 0) return '?'
  const major = (device >> 8) & 0xfff
  const minor = (device & 0xff) | ((device >> 12) & 0xfff00)
  if (major >= 136 && major <= 143) return `pts/${(major - 136) * 256 + minor}`
  if (major === 4) return minor < 64 ? `tty${minor}` : `ttyS${minor - 64}`
  if (major === 5) return minor === 1 ? 'console' : 'tty'
  return `${major}/${minor}`
}
