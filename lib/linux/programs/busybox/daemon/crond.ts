import { civil } from '../../../../base/civil'
import { SECOND } from '../../../../base/clock'
import type { Blocking } from '../../../kernel/wait-queue'
import { joinPath, readTextIfAny } from '../../support/files'
import { Identities, type User } from '../../support/identity'
import { encodeText } from '../../support/text'
import { type Applet, type AppletContext, AppletFailure, type Applets, orFail } from '../applet'
import { linesOf } from '../input'

const CRONTABS = '/var/spool/cron/crontabs'
const MINUTE = 60
const NAMED: Readonly<Record<string, string>> = {
  '@hourly': '0 * * * *',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@weekly': '0 0 * * 0',
  '@monthly': '0 0 1 * *',
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
}
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

interface Job {
  readonly fields: readonly string[]
  readonly command: string
}

/** The jobs of a crontab (crontab(5)); lines that are none are left out. */
export function readCrontab(text: string): Job[] {
  return linesOf(text).flatMap((line) => {
    const [, name = ''] = /^\s*(@\w+)\s/.exec(line) ?? []
    const full = name in NAMED ? line.replace(name, NAMED[name] ?? '') : line
    const match = /^\s*([\d*][^\s#]*\s+\S+\s+\S+\s+\S+\s+\S+)\s+(.+)$/.exec(full)
    return match ? [{ fields: (match[1] ?? '').split(/\s+/), command: match[2] ?? '' }] : []
  })
}

/** Whether a value is among those of a field such as `1,5-10/2`, `*` or `mon`. */
function isIn(field: string, value: number, names: readonly string[], base = 0): boolean {
  return field.split(',').some((part) => {
    const [range = '', step = '1'] = part.split('/')
    const number = (text: string): number => {
      const named = names.indexOf(text.toLowerCase().slice(0, 3))
      return named < 0 ? Number(text) : named + base
    }
    const [low = '', high] = range.split('-')
    const first = range === '*' ? base : number(low)
    const last = range === '*' || (high === undefined && part.includes('/')) ? 99 : number(high ?? low)
    return value >= first && value <= last && (value - first) % Number(step) === 0
  })
}

/** Whether a job is due in the minute that begins at so many seconds since 1970. */
export function isDue(
  { fields: [minutes = '', hours = '', days = '', months = '', weekdays = ''] }: Job,
  seconds: number,
): boolean {
  const { minute, hour, day, month, weekday } = civil({ seconds, nanoseconds: 0 })
  const onDay = isIn(days, day, [], 1)
  const onWeekday = isIn(weekdays, weekday, DAYS) || (weekday === 0 && isIn(weekdays, 7, DAYS))
  // With both days given, either suffices.
  const isDay = days !== '*' && weekdays !== '*' ? onDay || onWeekday : onDay && onWeekday
  return isIn(minutes, minute, []) && isIn(hours, hour, []) && isIn(months, month, MONTHS, 1) && isDay
}

const crond: Applet = {
  options: 'fbS:l:d:L:c:',
  usage: '[-fbS] [-l N] [-L LOGFILE] [-c DIR]',
  about: 'Run commands at the times that crontabs say; -f: stay in the foreground',
  *run(context) {
    const { process, flags, values } = context
    const directory = values.get('c') ?? CRONTABS
    orFail(() => process.sys.stat(directory), `can't change directory to '${directory}'`)
    if (flags.has('f') || flags.has('d')) return yield* watchClock(context, directory)
    process.sys.clone(function* (child) {
      child.sys.setsid()
      return yield* watchClock({ ...context, process: child }, directory)
    })
    return 0
  },
}

function* watchClock(context: AppletContext, directory: string): Blocking<never> {
  const { sys, stderr } = context.process
  const level = Number(context.values.get('d') ?? context.values.get('l') ?? 8)
  if (level < 8 || context.flags.has('d'))
    yield* stderr.write(`crond: crond (busybox 1.37.0) started, log level ${level}\n`)
  for (;;) {
    const { seconds, nanoseconds } = sys.realtime()
    yield* sys.nanosleep((MINUTE - (seconds % MINUTE)) * SECOND - nanoseconds)
    const now = sys.realtime().seconds
    const names = yield* Identities.read(sys)
    for (const { name } of sys.getdents(directory)) {
      const user = names.userByName(name)
      const jobs = readCrontab((yield* readTextIfAny(sys, joinPath(directory, name))) ?? '')
      if (user) for (const job of jobs) if (isDue(job, now)) yield* start(context, user, job, level)
    }
  }
}

function* start({ process }: AppletContext, user: User, { command }: Job, level: number): Blocking<void> {
  const pid = process.sys.clone(function* (child) {
    child.sys.setsid()
    child.sys.setresgid(user.gid, user.gid, user.gid)
    child.sys.setresuid(user.uid, user.uid, user.uid)
    const env = [
      `HOME=${user.home}`,
      `LOGNAME=${user.name}`,
      `PATH=${process.env.get('PATH') ?? '/bin'}`,
      'SHELL=/bin/sh',
      `USER=${user.name}`,
    ]
    return yield* child.sys.execve('/bin/sh', ['/bin/sh', '-c', command], env)
  })
  process.sys.thread(function* () {
    yield* process.sys.wait4(pid)
  })
  if (level < 8)
    yield* process.stderr.write(`crond: USER ${user.name} pid ${String(pid).padStart(3)} cmd ${command}\n`)
}

const crontab: Applet = {
  options: 'lerdu:c:',
  usage: '[-c DIR] [-u USER] [-ler]|[FILE]',
  about: 'Print (-l), replace (FILE) or remove (-r) a crontab',
  *run({ process, flags, values, operands: [file] }) {
    const names = yield* Identities.read(process.sys)
    const user = values.get('u') ?? names.userName(process.sys.getuid())
    if (!names.userByName(user)) throw new AppletFailure(`unknown user ${user}`)
    const path = joinPath(values.get('c') ?? CRONTABS, user)
    if (flags.has('e')) throw new AppletFailure('option -e is not simulated here')
    if (flags.has('r') || flags.has('d')) {
      orFail(() => process.sys.unlink(path), `can't open '${user}'`)
      return 0
    }
    if (flags.has('l')) {
      const text = yield* readTextIfAny(process.sys, path)
      if (text === undefined) throw new AppletFailure(`can't open '${user}': No such file or directory`)
      yield* process.stdout.write(text)
      return 0
    }
    const text = file === undefined || file === '-' ? yield* process.stdin.readAll() : undefined
    const bytes = text ?? encodeText((yield* readTextIfAny(process.sys, file ?? '')) ?? '')
    const fd = yield* process.sys.open(path, { access: 'write', create: true, truncate: true }, 0o600)
    yield* process.sys.write(fd, bytes)
    process.sys.close(fd)
    return 0
  },
}

export const cronApplets: Applets = { crond, crontab }
