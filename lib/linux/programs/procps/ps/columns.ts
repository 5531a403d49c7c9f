import { type ProcessInfo, terminalName } from '../process-info'
import { cpuTime, elapsed, fullStart, longStart, type Scene, shortStart, TICKS_PER_SECOND } from './scene'

/** A column of ps(1), under "STANDARD FORMAT SPECIFIERS". */
export interface Column {
  readonly header: string
  readonly width: number | 'pid'
  readonly align: 'left' | 'right' | 'user'
  /** takes whatever width is left when it is the last */
  readonly isUnlimited?: boolean
  readonly value: (info: ProcessInfo, scene: Scene) => string
}

const right = (header: string, width: number | 'pid', value: Column['value']): Column => ({
  header,
  width,
  align: 'right',
  value,
})
const left = (header: string, width: number, value: Column['value']): Column => ({
  header,
  width,
  align: 'left',
  value,
})
const command = (header: string, value: Column['value']): Column => ({
  header,
  width: 27,
  align: 'left',
  isUnlimited: true,
  value,
})
const user = (header: string, id: (info: ProcessInfo) => number): Column => ({
  header,
  width: 8,
  align: 'user',
  value: (info, { users }) => users.get(id(info)) ?? String(id(info)),
})
const group = (header: string, id: (info: ProcessInfo) => number): Column => ({
  header,
  width: 8,
  align: 'user',
  value: (info, { groups }) => groups.get(id(info)) ?? String(id(info)),
})

const startSeconds = ({ startTime }: ProcessInfo, { bootTime }: Scene): number =>
  bootTime + Math.floor(startTime / TICKS_PER_SECOND)
const cpuSeconds = ({ utime, stime }: ProcessInfo): number => Math.floor((utime + stime) / TICKS_PER_SECOND)
const lifeSeconds = ({ startTime }: ProcessInfo, { uptime }: Scene): number =>
  Math.max(0, uptime - startTime / TICKS_PER_SECOND)

function cpuPermille(info: ProcessInfo, scene: Scene): number {
  const life = lifeSeconds(info, scene)
  return life > 0 ? Math.floor(((info.utime + info.stime) * 1000) / TICKS_PER_SECOND / life) : 0
}

/** The command line; kernel threads and zombies show their name in brackets. */
export function commandLine({ argv, comm, state }: ProcessInfo): string {
  if (argv.length === 0) return state === 'Z' ? `[${comm}] <defunct>` : `[${comm}]`
  return argv.join(' ')
}

function stat({ state, nice, sid, pid, threads, pgid, tpgid, isLocked }: ProcessInfo): string {
  const priority = nice < 0 ? '<' : nice > 0 ? 'N' : ''
  return `${state}${priority}${isLocked ? 'L' : ''}${sid === pid ? 's' : ''}${threads > 1 ? 'l' : ''}${pgid === tpgid ? '+' : ''}`
}

const name = ({ comm, state }: ProcessInfo): string => (state === 'Z' ? `${comm} <defunct>` : comm)
const namespace = (header: string, key: string): Column =>
  right(header, 10, ({ namespaces }) => namespaces.get(key) ?? '-')
const bsdTime = (info: ProcessInfo): string =>
  `${Math.floor(cpuSeconds(info) / 60)}:${String(cpuSeconds(info) % 60).padStart(2, '0')}`

const pcpu = right('%CPU', 4, (info, scene) => {
  const permille = cpuPermille(info, scene)
  return permille > 999 ? String(Math.floor(permille / 10)) : (permille / 10).toFixed(1)
})
const pmem = right('%MEM', 4, ({ residentPages }, { memoryTotal }) =>
  (Math.min(999, Math.floor((residentPages * 4 * 1000) / memoryTotal)) / 10).toFixed(1),
)
const time = right('TIME', 8, (info) => cpuTime(cpuSeconds(info)))
const tty = left('TT', 8, ({ tty: device }) => terminalName(device))
const args = command('COMMAND', commandLine)
const comm = { ...left('COMMAND', 15, name), isUnlimited: true }
const nice = right('NI', 3, ({ nice: value }) => String(value))
const rss = right('RSS', 5, ({ residentPages }) => String(residentPages * 4))
const state = left('S', 1, ({ state: letter }) => letter)
const flags = right('F', 1, ({ flags: bits }) => ((bits >> 6) & 7).toString(8))
const uid = right('UID', 5, ({ euid }) => String(euid))
const nlwp = right('NLWP', 4, ({ threads }) => String(threads))

export const columns: Readonly<Record<string, Column>> = {
  '%cpu': pcpu,
  '%mem': pmem,
  addr: left('ADDR', 4, () => '-'),
  args,
  bsdstart: right('START', 6, (info, scene) => shortStart(startSeconds(info, scene), scene.now)),
  bsdtime: right('TIME', 6, bsdTime),
  c: right('C', 2, (info, scene) => String(Math.min(99, Math.floor(cpuPermille(info, scene) / 10)))),
  cgroup: { ...left('CGROUP', 27, ({ cgroup }) => cgroup), isUnlimited: true },
  cgroupns: namespace('CGROUPNS', 'cgroup'),
  cmd: { ...args, header: 'CMD' },
  comm,
  command: args,
  cputime: time,
  egid: right('EGID', 5, ({ egid }) => String(egid)),
  egroup: group('EGROUP', ({ egid }) => egid),
  etime: right('ELAPSED', 11, (info, scene) => elapsed(lifeSeconds(info, scene))),
  etimes: right('ELAPSED', 7, (info, scene) => String(Math.floor(lifeSeconds(info, scene)))),
  euid: right('EUID', 5, ({ euid }) => String(euid)),
  euser: user('EUSER', ({ euid }) => euid),
  f: flags,
  flags,
  gid: right('GID', 5, ({ egid }) => String(egid)),
  group: group('GROUP', ({ egid }) => egid),
  ipcns: namespace('IPCNS', 'ipc'),
  lstart: right('STARTED', 24, (info, scene) => fullStart(startSeconds(info, scene))),
  lwp: right('LWP', 'pid', ({ pid }) => String(pid)),
  mntns: namespace('MNTNS', 'mnt'),
  netns: namespace('NETNS', 'net'),
  ni: nice,
  nice,
  nlwp,
  opri: right('PRI', 3, ({ priority }) => String(60 + priority)),
  pcpu,
  pgid: right('PGID', 'pid', ({ pgid }) => String(pgid)),
  pgrp: right('PGRP', 'pid', ({ pgid }) => String(pgid)),
  pid: right('PID', 'pid', ({ pid }) => String(pid)),
  pidns: namespace('PIDNS', 'pid'),
  pmem,
  ppid: right('PPID', 'pid', ({ ppid }) => String(ppid)),
  pri: right('PRI', 3, ({ priority }) => String(39 - priority)),
  psr: right('PSR', 3, ({ processor }) => String(processor)),
  rss,
  rssize: rss,
  rsz: { ...rss, header: 'RSZ' },
  rgroup: group('RGROUP', ({ rgid }) => rgid),
  ruid: right('RUID', 5, ({ ruid }) => String(ruid)),
  ruser: user('RUSER', ({ ruid }) => ruid),
  s: state,
  sess: right('SESS', 'pid', ({ sid }) => String(sid)),
  sid: right('SID', 'pid', ({ sid }) => String(sid)),
  start: right('STARTED', 8, (info, scene) => longStart(startSeconds(info, scene), scene.now)),
  start_time: left('START', 5, (info, scene) => shortStart(startSeconds(info, scene), scene.now)),
  stat: left('STAT', 4, stat),
  state,
  stime: left('STIME', 5, (info, scene) => shortStart(startSeconds(info, scene), scene.now)),
  sz: right('SZ', 5, ({ virtualSize }) => String(Math.floor(virtualSize / 4096))),
  thcount: right('THCNT', 5, ({ threads }) => String(threads)),
  tid: right('TID', 'pid', ({ pid }) => String(pid)),
  time,
  timens: namespace('TIMENS', 'time'),
  tname: { ...tty, header: 'TTY' },
  tpgid: right('TPGID', 'pid', ({ tpgid }) => String(tpgid)),
  tt: tty,
  tty,
  ucmd: { ...comm, header: 'CMD' },
  ucomm: comm,
  uid,
  uid_name: { ...user('UID', ({ euid }) => euid) },
  user: user('USER', ({ euid }) => euid),
  userns: namespace('USERNS', 'user'),
  utsns: namespace('UTSNS', 'uts'),
  vsize: right('VSZ', 6, ({ virtualSize }) => String(Math.floor(virtualSize / 1024))),
  vsz: right('VSZ', 6, ({ virtualSize }) => String(Math.floor(virtualSize / 1024))),
  wchan: left('WCHAN', 6, () => '-'),
}

/** The formats of ps's own options. */
export const formats = {
  plain: 'pid,tname,time,ucmd',
  bsd: 'pid,tname,stat,bsdtime,args',
  bsdUser: 'user,pid,%cpu,%mem,vsz,rss,tname,stat,start_time,bsdtime,args',
  bsdJob: 'ppid,pid,pgid,sid,tname,tpgid,stat,uid,bsdtime,args',
  bsdLong: 'f,uid,pid,ppid,opri,ni,vsz,rss,wchan,stat,tname,bsdtime,args',
  full: 'uid_name,pid,ppid,c,stime,tname,time,cmd',
  extraFull: 'uid_name,pid,ppid,c,sz,rss,psr,stime,tname,time,cmd',
  job: 'pid,pgid,sid,tname,time,ucmd',
  long: 'f,s,uid,pid,ppid,c,opri,ni,addr,sz,wchan,tname,time,ucmd',
} as const
