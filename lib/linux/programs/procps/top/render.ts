import type { Identities } from '../../support/identity'
import { type ProcessEntry, statusIds, TICKS } from '../../support/process-table'
import type { Sample } from './sample'

export interface TopRules {
  readonly commandLines: boolean
  /** also show what used no processor time */
  readonly idle: boolean
  readonly sort: 'cpu' | 'memory' | 'pid' | 'time' | 'command'
  readonly reverse: boolean
  readonly pids: readonly number[]
  readonly uid: number | undefined
}

export interface Frame {
  readonly sample: Sample
  /** the look before; without one, shares are since the start */
  readonly before: Sample | undefined
  readonly names: Identities
  readonly title: string
}

interface Row {
  readonly entry: ProcessEntry
  readonly cpu: number
  readonly memory: number
}

/** The lines of one screen of top: summary, blank line, heading, processes. */
export function renderFrame(frame: Frame, rules: TopRules, columns: number): string[] {
  const shown = frame.sample.entries.filter((entry) => isShown(entry, rules))
  const rows = shown.map((entry) => measure(entry, frame)).filter(({ cpu }) => rules.idle || cpu > 0)
  const pidWidth = 7
  const lines = rows.sort(comparison(rules)).map((row) => processLine(row, frame, rules, pidWidth))
  const heading = `${'PID'.padStart(pidWidth)} USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND`
  return [
    frame.title,
    tasks(shown),
    processors(frame),
    ...memory(frame.sample),
    '',
    heading,
    ...lines.map((line) => (line.length > columns ? `${line.slice(0, columns - 1)}+` : line)),
  ]
}

const isShown = (entry: ProcessEntry, { pids, uid }: TopRules): boolean =>
  (pids.length === 0 || pids.includes(entry.pid)) && (uid === undefined || statusIds(entry, 'Uid')[1] === uid)

const ticks = ({ utime, stime }: ProcessEntry): number => utime + stime

function measure(entry: ProcessEntry, { sample, before }: Frame): Row {
  const earlier = before?.entries.find(
    ({ pid, startTime }) => pid === entry.pid && startTime === entry.startTime,
  )
  const span = before ? sample.uptime - before.uptime : sample.uptime - entry.startTime / TICKS
  const used = (ticks(entry) - (earlier ? ticks(earlier) : 0)) / TICKS
  return {
    entry,
    cpu: span > 0 ? (used / span) * 100 : 0,
    memory: (entry.rss / (sample.memory.get('MemTotal') ?? 1)) * 100,
  }
}

function comparison({ sort, reverse }: TopRules): (left: Row, right: Row) => number {
  const sign = reverse ? -1 : 1
  const orders: Readonly<Record<TopRules['sort'], (left: Row, right: Row) => number>> = {
    cpu: (left, right) => right.cpu - left.cpu,
    memory: (left, right) => right.memory - left.memory,
    pid: (left, right) => right.entry.pid - left.entry.pid,
    time: (left, right) => ticks(right.entry) - ticks(left.entry),
    command: (left, right) => (left.entry.comm < right.entry.comm ? 1 : -1),
  }
  return (left, right) => sign * orders[sort](left, right) || left.entry.pid - right.entry.pid
}

function tasks(entries: readonly ProcessEntry[]): string {
  const count = (states: string): string =>
    String(entries.filter(({ state }) => states.includes(state)).length).padStart(3)
  return `Tasks: ${String(entries.length).padStart(3)} total, ${count('R')} running, ${count('SDI')} sleeping, ${count('Tt')} stopped, ${count('Z')} zombie`
}

function processors({ sample, before }: Frame): string {
  const spans = sample.cpu.map((value, index) => Math.max(0, value - (before?.cpu[index] ?? 0)))
  const total = spans.reduce((sum, value) => sum + value, 0) || 1
  const share = (index: number): string => (((spans[index] ?? 0) / total) * 100).toFixed(1).padStart(5)
  const idle = total === 1 && spans.every((value) => value === 0) ? '100.0' : share(3)
  // In the order of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal.
  return `%Cpu(s):${share(0)} us,${share(2)} sy,${share(1)} ni,${idle} id,${share(4)} wa,${share(5)} hi,${share(6)} si,${share(7)} st `
}

function memory({ memory: fields }: Sample): string[] {
  const mib = (kib: number): string => (kib / 1024).toFixed(1).padStart(8)
  const field = (name: string): number => fields.get(name) ?? 0
  const cache = field('Buffers') + field('Cached') + field('SReclaimable')
  const used = field('MemTotal') - field('MemAvailable')
  const swapUsed = field('SwapTotal') - field('SwapFree')
  return [
    `MiB Mem : ${mib(field('MemTotal'))} total, ${mib(field('MemFree'))} free, ${mib(used)} used, ${mib(cache)} buff/cache     `,
    `MiB Swap: ${mib(field('SwapTotal'))} total, ${mib(field('SwapFree'))} free, ${mib(swapUsed)} used. ${mib(field('MemAvailable'))} avail Mem `,
  ]
}

function processLine(
  { entry, cpu, memory: share }: Row,
  { names }: Frame,
  { commandLines }: TopRules,
  pidWidth: number,
): string {
  const user = names.userName(statusIds(entry, 'Uid')[1] ?? 0)
  const shared =
    Number.parseInt(entry.status.get('RssFile') ?? '0', 10) +
    Number.parseInt(entry.status.get('RssShmem') ?? '0', 10)
  const command =
    commandLines && entry.cmdline.length > 0
      ? entry.cmdline.join(' ')
      : commandLines
        ? `[${entry.comm}]`
        : entry.comm
  const priority = entry.priority === -100 ? 'rt' : String(entry.priority)
  return [
    String(entry.pid).padStart(pidWidth),
    (user.length > 8 ? `${user.slice(0, 7)}+` : user).padEnd(8),
    priority.padStart(3),
    String(entry.nice).padStart(3),
    size(entry.vsize / 1024, 7),
    size(entry.rss, 6),
    size(shared, 6),
    entry.state,
    cpu.toFixed(1).padStart(5),
    share.toFixed(1).padStart(5),
    time(ticks(entry)).padStart(9),
    command,
  ].join(' ')
}

/** Kibibytes in so many columns, with a larger unit where they do not fit. */
function size(kib: number, width: number): string {
  const whole = String(Math.floor(kib))
  if (whole.length <= width) return whole.padStart(width)
  for (const [unit, divisor] of [
    ['m', 1024],
    ['g', 1024 ** 2],
    ['t', 1024 ** 3],
  ] as const) {
    const text = `${(kib / divisor).toFixed(1)}${unit}`
    if (text.length <= width) return text.padStart(width)
  }
  return whole.slice(0, width)
}

/** `minutes:seconds.hundredths` */
function time(used: number): string {
  const hundredths = Math.floor((used * 100) / TICKS)
  const minutes = Math.floor(hundredths / 6000)
  const rest = hundredths % 6000
  return `${minutes}:${String(Math.floor(rest / 100)).padStart(2, '0')}.${String(rest % 100).padStart(2, '0')}`
}
