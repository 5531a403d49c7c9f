import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny, statIfAny } from '../support/files'
import { strftime } from '../support/strftime'
import { UsageFailure, utility } from '../utility'
import { procps } from './family'

const help = `
Usage:
 uptime [options]

Options:
 -p, --pretty   print the time up in words
 -h, --help     print this
 -s, --since    print when the system started
 -V, --version  print the version
`

export const uptime = utility({
  family: procps,
  name: 'uptime',
  help,
  options: { pretty: '-p', since: '-s', help: '-h', version: '-V' },
  *run(process, { options, operands }) {
    if (operands.length > 0) throw new UsageFailure('')
    const { sys, stdout } = process
    const seconds = yield* upSeconds(process)
    if (options.pretty) yield* stdout.write(`${inWords(seconds)}\n`)
    else if (options.since) {
      const boot = sys.realtime().seconds - seconds
      yield* stdout.write(`${strftime('%Y-%m-%d %H:%M:%S', { seconds: boot, nanoseconds: 0 })}\n`)
    } else yield* stdout.write(`${yield* uptimeLine(process)}\n`)
    return 0
  },
})

function* upSeconds({ sys }: Process): Blocking<number> {
  return Math.floor(Number(((yield* readTextIfAny(sys, '/proc/uptime')) ?? '0').split(' ')[0]))
}

/** ` 13:28:41 up  1:46,  0 user,  load average: 0.00, 0.00, 0.00`, as uptime, w and top show it. */
export function* uptimeLine(process: Process): Blocking<string> {
  const seconds = yield* upSeconds(process)
  const clock = strftime('%H:%M:%S', process.sys.realtime())
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ]
  const dayText = days === 0 ? '' : `${days} ${days === 1 ? 'day' : 'days'}, `
  const span =
    hours > 0 ? `${String(hours).padStart(2)}:${String(minutes).padStart(2, '0')}` : `${minutes} min`
  const users = countTerminals(process)
  const load = ((yield* readTextIfAny(process.sys, '/proc/loadavg')) ?? '').split(' ').slice(0, 3).join(', ')
  return ` ${clock} up ${dayText}${span}, ${String(users).padStart(2)} ${users > 1 ? 'users' : 'user'},  load average: ${load}`
}

/** Nobody keeps utmp(5) here: a terminal in use counts as a user. */
function countTerminals({ sys }: Process): number {
  if (!statIfAny(sys, '/dev/pts')) return 0
  return sys.getdents('/dev/pts').filter(({ name }) => /^\d+$/.test(name)).length
}

function inWords(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 31_536_000), 'year'],
    [Math.floor(seconds / 604_800) % 52, 'week'],
    [Math.floor(seconds / 86_400) % 7, 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
  ] as const
  const shown = parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count > 1 ? 's' : ''}`)
  return `up ${shown.length > 0 ? shown.join(', ') : '0 minutes'}`
}
