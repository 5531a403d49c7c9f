import { SECOND } from '../../../base/clock'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'
import { listProcesses } from '../support/proc'
import { Failure, utility } from '../utility'
import { procps } from './family'

const help = `
Usage:
 vmstat [options] [delay [count]]

Options:
 -n, --one-header  print the heading once only
 -S, --unit <char>  refused but for K

 -h, --help     print this
 -V, --version  print the version

Not simulated here: -a, --active; -f, --forks; -m, --slabs; -s, --stats; -d, --disk; -D, --disk-sum; -p, --partition <dev>; -w, --wide; -t, --timestamp
`

const heading = `procs -----------memory---------- ---swap-- -----io---- -system-- ------cpu-----
 r  b   swpd   free   buff  cache   si   so    bi    bo   in   cs us sy id wa st
`

export const vmstat = utility({
  family: procps,
  name: 'vmstat',
  help,
  options: { once: '-n', unit: '-S=', help: '-h', version: '-V' },
  *run(process, { options, operands: [delay, count] }) {
    for (const [word, what] of [
      [delay, 'delay'],
      [count, 'count'],
    ])
      if (word !== undefined && !/^\d+$/.test(word))
        throw new Failure(`failed to parse ${what} argument: '${word}': Invalid argument`)
    const rounds = delay === undefined ? 1 : Number(count ?? Number.POSITIVE_INFINITY)
    let before: readonly number[] = []
    for (let round = 0; round < rounds; round++) {
      if (round > 0) yield* process.sys.nanosleep(Number(delay) * SECOND)
      const room = process.sys.isatty(process.stdout.fd)
        ? process.sys.terminalSize(process.stdout.fd).rows - 3
        : 21
      if (round === 0 || (!options.once && round % room === 0)) yield* process.stdout.write(heading)
      const now = yield* cpuTimes(process)
      yield* process.stdout.write(yield* row(process, now, before))
      before = now
    }
    return 0
  },
})

/** user, nice, system, idle, iowait, … since boot. */
function* cpuTimes({ sys }: Process): Blocking<readonly number[]> {
  const stat = (yield* readTextIfAny(sys, '/proc/stat')) ?? ''
  return (/^cpu +(.*)$/m.exec(stat)?.[1] ?? '').split(' ').map(Number)
}

function* row(process: Process, now: readonly number[], before: readonly number[]): Blocking<string> {
  const { sys } = process
  const meminfo = (yield* readTextIfAny(sys, '/proc/meminfo')) ?? ''
  const memory = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(meminfo)?.[1] ?? 0)
  const states = (yield* listProcesses(sys)).map(({ stat }) => stat[0])
  const spent = now.map((value, index) => value - (before[index] ?? 0))
  const total = Math.max(
    1,
    spent.slice(0, 8).reduce((sum, value) => sum + value, 0),
  )
  const percent = (...fields: number[]): number =>
    Math.round((fields.reduce((sum, field) => sum + (spent[field] ?? 0), 0) * 100) / total)
  const [user, system, waiting] = [percent(0, 1), percent(2, 5, 6), percent(4)]
  const cells: readonly (readonly [number, number])[] = [
    [states.filter((state) => state === 'R').length, 2],
    [states.filter((state) => state === 'D').length, 2],
    [memory('SwapTotal') - memory('SwapFree'), 6],
    [memory('MemFree'), 6],
    [memory('Buffers'), 6],
    [memory('Cached') + memory('SReclaimable'), 6],
    ...[4, 4, 5, 5, 4, 4].map((width) => [0, width] as const),
    [user, 2],
    [system, 2],
    [Math.max(0, 100 - user - system - waiting), 2],
    [waiting, 2],
    [0, 2],
  ]
  return `${cells.map(([value, width]) => String(value).padStart(width)).join(' ')}\n`
}
