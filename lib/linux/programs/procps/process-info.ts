import { decode } from '../../../base/bytes'
import { isErrno } from '../../kernel/errno'
import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readFile, readTextIfAny } from '../support/files'

/** A process as procps reads it from /proc (libproc2(3)). Times in clock ticks of 1/100 s. */
export interface ProcessInfo {
  readonly pid: number
  readonly ppid: number
  readonly pgid: number
  readonly sid: number
  /** st_rdev of its terminal; 0 for none */
  readonly tty: number
  readonly tpgid: number
  readonly flags: number
  readonly state: string
  readonly comm: string
  readonly argv: readonly string[]
  readonly ruid: number
  readonly euid: number
  readonly rgid: number
  readonly egid: number
  readonly utime: number
  readonly stime: number
  /** since boot */
  readonly startTime: number
  readonly priority: number
  readonly nice: number
  readonly threads: number
  readonly processor: number
  /** bytes */
  readonly virtualSize: number
  /** pages of 4 KiB */
  readonly residentPages: number
  /** /proc/PID/cgroup, last line's path */
  readonly cgroup: string
  /** inode numbers of its namespaces; those that may not be read are missing */
  readonly namespaces: ReadonlyMap<string, string>
  /** bytes of memory locked, for the `L` of STAT */
  readonly isLocked: boolean
}

const NAMESPACES = ['cgroup', 'ipc', 'mnt', 'net', 'pid', 'time', 'user', 'uts']

/** Every process /proc shows, in its order. */
export function* readProcesses(sys: Syscalls): Blocking<ProcessInfo[]> {
  const found: ProcessInfo[] = []
  for (const { name } of sys.getdents('/proc')) {
    const info = /^\d+$/.test(name) ? yield* readProcess(sys, Number(name)) : undefined
    if (info) found.push(info)
  }
  return found
}

/** One process; undefined when there is none. */
export function* readProcess(sys: Syscalls, pid: number): Blocking<ProcessInfo | undefined> {
  try {
    const stat = decode(yield* readFile(sys, `/proc/${pid}/stat`))
    const status = readStatus(decode(yield* readFile(sys, `/proc/${pid}/status`)))
    const cmdline = decode(yield* readFile(sys, `/proc/${pid}/cmdline`))
    const cgroup = (yield* readTextIfAny(sys, `/proc/${pid}/cgroup`))?.trimEnd().split('\n').at(-1) ?? ''
    return {
      ...readStat(pid, stat),
      ...readIds(status),
      argv: readArguments(cmdline),
      cgroup,
      namespaces: readNamespaces(sys, pid),
      isLocked: false,
    }
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH')) return undefined
    throw error
  }
}

function readArguments(cmdline: string): readonly string[] {
  return cmdline === '' ? [] : cmdline.replace(/\0$/, '').split('\0')
}

function readStat(pid: number, text: string) {
  const close = text.lastIndexOf(')')
  const fields = text
    .slice(close + 2)
    .trim()
    .split(' ')
  // proc_pid_stat(5) counts from 1; the state is field 3.
  const field = (number: number): number => Number(fields[number - 3] ?? 0)
  return {
    pid,
    comm: text.slice(text.indexOf('(') + 1, close),
    state: fields[0] ?? '?',
    ppid: field(4),
    pgid: field(5),
    sid: field(6),
    tty: field(7),
    tpgid: field(8),
    flags: field(9),
    utime: field(14),
    stime: field(15),
    priority: field(18),
    nice: field(19),
    threads: field(20),
    startTime: field(22),
    virtualSize: field(23),
    residentPages: field(24),
    processor: field(39),
  }
}

function readStatus(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  )
}

function readIds(status: ReadonlyMap<string, string>) {
  const [ruid = 0, euid = 0] = (status.get('Uid') ?? '').split(/\s+/).map(Number)
  const [rgid = 0, egid = 0] = (status.get('Gid') ?? '').split(/\s+/).map(Number)
  return { ruid, euid, rgid, egid }
}

function readNamespaces(sys: Syscalls, pid: number): ReadonlyMap<string, string> {
  const namespaces = new Map<string, string>()
  for (const name of NAMESPACES) {
    try {
      const number = /\[(\d+)\]/.exec(sys.readlink(`/proc/${pid}/ns/${name}`))?.[1]
      if (number) namespaces.set(name, number)
    } catch (error) {
      if (!isErrno(error)) throw error
    }
  }
  return namespaces
}

/** A terminal's name without /dev/ (`pts/0`); `?` for none. */
export function terminalName(device: number): string {
  if (device === 0) return '?'
  const major = (device >> 8) & 0xfff
  const minor = (device & 0xff) | ((device >> 12) & 0xfff00)
  if (major === 136) return `pts/${minor}`
  if (major === 4) return `tty${minor}`
  return major === 5 && minor === 1 ? 'console' : `${major},${minor}`
}
