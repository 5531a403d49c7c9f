import { SECOND } from '../../../base/clock'
import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../support/files'
import { Failure, UsageFailure, utility } from '../utility'
import { procps } from './family'

const help = `
Usage:
 free [options]

Options:
 -b, --bytes         count in bytes
     --kilo          in kilobytes
     --mega          in megabytes
     --giga          in gigabytes
     --tera          in terabytes
 -k, --kibi          in kibibytes (default)
 -m, --mebi          in mebibytes
 -g, --gibi          in gibibytes
     --tebi          in tebibytes
 -h, --human         use the unit that fits each number
     --si            use powers of 1000, not 1024
 -l, --lohi          show low and high memory apart
 -t, --total         add a line of totals
 -v, --committed     add a line on committed memory
 -s N, --seconds N   print again every N seconds
 -c N, --count N     print N times
 -w, --wide          show buffers and cache apart

     --help          print this
 -V, --version       print the version

Not simulated here: --peta; --pebi
`

const UNITS = { bytes: 0, kibi: 1, mebi: 2, gibi: 3, tebi: 4, kilo: 1, mega: 2, giga: 3, tera: 4 } as const

export const free = utility({
  family: procps,
  name: 'free',
  help,
  options: {
    bytes: '-b',
    kilo: '--kilo',
    mega: '--mega',
    giga: '--giga',
    tera: '--tera',
    kibi: '-k',
    mebi: '-m',
    gibi: '-g',
    tebi: '--tebi',
    human: '-h',
    si: '--si',
    lohi: '-l',
    total: '-t',
    committed: '-v',
    seconds: '-s=',
    count: '-c=',
    wide: '-w',
    version: '-V',
  },
  *run(process, { options, given, operands }) {
    if (operands.length > 0) throw new UsageFailure('')
    const unit =
      given.map(({ name }) => name).findLast((name): name is keyof typeof UNITS => name in UNITS) ?? 'kibi'
    const base = options.si || /^(kilo|mega|giga|tera)$/.test(unit) ? 1000 : 1024
    const show = (kib: number): string =>
      (options.human
        ? human(kib * 1024, options.si)
        : String(Math.floor((kib * 1024) / base ** UNITS[unit]))
      ).padStart(11)
    const interval = number('seconds', options.seconds)
    const count = number('count', options.count) ?? (interval === undefined ? 1 : Number.POSITIVE_INFINITY)
    for (let round = 1; ; round++) {
      yield* process.stdout.write(table(yield* readMemory(process), show, options))
      if (round >= count) return 0
      yield* process.stdout.write('\n')
      yield* process.sys.nanosleep((interval ?? 1) * SECOND)
    }
  },
})

function number(what: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (text === '' || !(value > 0)) throw new Failure(`${what} argument failed: '${text}': Invalid argument`)
  return value
}

interface Memory {
  readonly total: number
  readonly available: number
  readonly free: number
  readonly shared: number
  readonly buffers: number
  readonly cache: number
  readonly swapTotal: number
  readonly swapFree: number
  readonly commitLimit: number
  readonly committed: number
}

function* readMemory({ sys }: Process): Blocking<Memory> {
  const text = (yield* readTextIfAny(sys, '/proc/meminfo')) ?? ''
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
  return {
    total: field('MemTotal'),
    available: field('MemAvailable'),
    free: field('MemFree'),
    shared: field('Shmem'),
    buffers: field('Buffers'),
    cache: field('Cached') + field('SReclaimable'),
    swapTotal: field('SwapTotal'),
    swapFree: field('SwapFree'),
    commitLimit: field('CommitLimit'),
    committed: field('Committed_AS'),
  }
}

interface Rows {
  readonly wide: boolean
  readonly lohi: boolean
  readonly total: boolean
  readonly committed: boolean
}

function table(
  memory: Memory,
  show: (kib: number) => string,
  { wide, lohi, total, committed }: Rows,
): string {
  const { buffers, cache } = memory
  const used = memory.total - memory.available
  const swapUsed = memory.swapTotal - memory.swapFree
  const heads = [
    'total',
    'used',
    'free',
    'shared',
    ...(wide ? ['buffers', 'cache'] : ['buff/cache']),
    'available',
  ]
  const caches = wide ? [buffers, cache] : [buffers + cache]
  const row = (title: string, ...values: number[]): string =>
    `${`${title}:`.padEnd(9)}${values.map(show).join(' ')}\n`
  return [
    `${' '.repeat(9)}${heads.map((head) => head.padStart(11)).join(' ')}\n`,
    row('Mem', memory.total, used, memory.free, memory.shared, ...caches, memory.available),
    lohi ? row('Low', memory.total, memory.total - memory.free, memory.free) + row('High', 0, 0, 0) : '',
    row('Swap', memory.swapTotal, swapUsed, memory.swapFree),
    total
      ? row('Total', memory.total + memory.swapTotal, used + swapUsed, memory.free + memory.swapFree)
      : '',
    committed ? row('Comm', memory.commitLimit, memory.committed, memory.commitLimit - memory.committed) : '',
  ].join('')
}

/** Three figures with a unit: `2.2Gi`, `23Gi`, `0B`. */
function human(bytes: number, si: boolean): string {
  const base = si ? 1000 : 1024
  const units = ['B', 'K', 'M', 'G', 'T', 'P']
  let unit = 0
  let value = bytes
  while (value >= 1000 && unit < units.length - 1) {
    value /= base
    unit++
  }
  const suffix = unit === 0 || si ? units[unit] : `${units[unit]}i`
  const text = value.toFixed(1)
  return (unit > 0 && text.length <= 3 ? text : String(Math.floor(value))) + suffix
}
