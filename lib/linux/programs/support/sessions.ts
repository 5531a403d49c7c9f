import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from './files'
import { Identities } from './identity'
import { listProcesses, type ProcessEntry } from './proc'
import { ttyName } from './process-table'

/** Somebody who is logged in on a terminal. */
export interface LoginSession {
  readonly user: string
  /** `pts/0` */
  readonly tty: string
  readonly pid: number
  /** seconds since 1970 */
  readonly since: number
  readonly entry: ProcessEntry
}

const TICKS_PER_SECOND = 100

/** The login sessions of this machine, as systemd-logind keeps them: session leaders on terminals in session scopes. */
export function* loginSessions(sys: Syscalls): Blocking<LoginSession[]> {
  const names = yield* Identities.read(sys)
  const boot = yield* bootTime(sys)
  const sessions: LoginSession[] = []
  for (const entry of yield* listProcesses(sys)) {
    const [, , , session, tty] = entry.stat
    if (Number(session) !== entry.pid || tty === '0') continue
    const cgroup = (yield* readTextIfAny(sys, `/proc/${entry.pid}/cgroup`)) ?? ''
    if (!/\/session-\w+\.scope/.test(cgroup)) continue
    sessions.push({
      user: names.userName(entry.uid),
      tty: ttyName(Number(tty)),
      pid: entry.pid,
      since: boot + Math.floor(Number(entry.stat[19]) / TICKS_PER_SECOND),
      entry,
    })
  }
  return sessions
}

/** When the machine was booted, in seconds since 1970. */
export function* bootTime(sys: Syscalls): Blocking<number> {
  const stat = (yield* readTextIfAny(sys, '/proc/stat')) ?? ''
  return Number(/^btime (\d+)/m.exec(stat)?.[1] ?? sys.realtime().seconds)
}

/** The terminal on standard input, as `pts/0`; undefined for none. */
export function* ownTerminal(sys: Syscalls): Blocking<string | undefined> {
  const stat = (yield* readTextIfAny(sys, '/proc/self/stat')) ?? ''
  const device = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[4] ?? 0)
  return device === 0 ? undefined : ttyName(device)
}
