import { civil } from '../../../../base/civil'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import { readTextIfAny } from '../../support/files'
import { readNames } from '../../support/users'

/** What columns need besides the process itself. */
export interface Scene {
  readonly users: ReadonlyMap<number, string>
  readonly groups: ReadonlyMap<number, string>
  /** seconds since boot */
  readonly uptime: number
  /** Unix time of boot */
  readonly bootTime: number
  /** Unix time */
  readonly now: number
  /** kibibytes */
  readonly memoryTotal: number
  /** digits of the largest process id */
  readonly pidWidth: number
}

export const TICKS_PER_SECOND = 100

export function* readScene(process: Process): Blocking<Scene> {
  const { sys } = process
  const uptime = Number(((yield* readTextIfAny(sys, '/proc/uptime')) ?? '0').split(' ')[0])
  const pidMax = ((yield* readTextIfAny(sys, '/proc/sys/kernel/pid_max')) ?? '4194304').trim()
  const meminfo = (yield* readTextIfAny(sys, '/proc/meminfo')) ?? ''
  const now = sys.realtime().seconds
  return {
    users: yield* readNames(sys, '/etc/passwd'),
    groups: yield* readNames(sys, '/etc/group'),
    uptime,
    now,
    bootTime: now - Math.floor(uptime),
    memoryTotal: Number(/MemTotal:\s*(\d+)/.exec(meminfo)?.[1] ?? 1),
    pidWidth: Math.max(5, pidMax.length),
  }
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const DAY_SECONDS = 86_400
const two = (value: number): string => String(value).padStart(2, '0')

/** When a process started: `10:04` today, `Nov19` this year, `2025` before. */
export function shortStart(seconds: number, now: number): string {
  const then = civil({ seconds, nanoseconds: 0 })
  const today = civil({ seconds: now, nanoseconds: 0 })
  if (then.year !== today.year) return String(then.year)
  const isToday = then.month === today.month && then.day === today.day
  return isToday ? `${two(then.hour)}:${two(then.minute)}` : `${MONTHS[then.month - 1]}${two(then.day)}`
}

/** `10:04:31`, or `Nov 19` for what started more than a day ago. */
export function longStart(seconds: number, now: number): string {
  const { month, day, hour, minute, second } = civil({ seconds, nanoseconds: 0 })
  if (now - seconds >= DAY_SECONDS) return `  ${MONTHS[month - 1]} ${two(day)}`
  return `${two(hour)}:${two(minute)}:${two(second)}`
}

/** `Sat Nov 21 11:41:48 2026`, as ctime(3) writes it. */
export function fullStart(seconds: number): string {
  const { year, month, day, hour, minute, second, weekday } = civil({ seconds, nanoseconds: 0 })
  return `${DAYS[weekday]} ${MONTHS[month - 1]} ${String(day).padStart(2)} ${two(hour)}:${two(minute)}:${two(second)} ${year}`
}

/** `[[DD-]hh:]mm:ss` */
export function elapsed(seconds: number): string {
  const days = Math.floor(seconds / DAY_SECONDS)
  const hours = Math.floor((seconds % DAY_SECONDS) / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const rest = `${two(minutes)}:${two(Math.floor(seconds % 60))}`
  if (days > 0) return `${days}-${two(hours)}:${rest}`
  return hours > 0 ? `${two(hours)}:${rest}` : rest
}

/** `[DD-]hh:mm:ss` */
export function cpuTime(seconds: number): string {
  const days = Math.floor(seconds / DAY_SECONDS)
  const clock = `${two(Math.floor((seconds % DAY_SECONDS) / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return days > 0 ? `${days}-${clock}` : clock
}
