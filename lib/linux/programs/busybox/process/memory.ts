import { SECOND } from '../../../../base/clock'
import type { Blocking } from '../../../kernel/wait-queue'
import { takeSample } from '../../procps/top/sample'
import { readTextIfAny } from '../../support/files'
import { listProcesses, type ProcessEntry } from '../../support/proc'
import { strftime } from '../../support/strftime'
import { readNames } from '../../support/users'
import { type Applet, type AppletContext, type Applets, number } from '../applet'
import { commandOf, virtualSize } from '../applets/ps'
import { humanSize } from '../human'

function* meminfo({ process }: AppletContext): Blocking<(name: string) => number> {
  const { memory } = yield* takeSample(process)
  return (name) => memory.get(name) ?? 0
}

const free: Applet = {
  options: 'bkmgh',
  usage: '[-bkmgh]',
  about: 'Print how much memory is free and used',
  *run(context) {
    const { process, flags } = context
    const field = yield* meminfo(context)
    const unit = flags.has('b') ? 1 / 1024 : flags.has('m') ? 1024 : flags.has('g') ? 1_048_576 : 1
    const show = (kib: number) =>
      (flags.has('h') ? humanSize(kib * 1024) : String(Math.floor(kib / unit))).padStart(12)
    const cached = field('Buffers') + field('Cached') + field('SReclaimable')
    const used = field('MemTotal') - field('MemFree') - cached
    const row = (name: string, ...values: number[]) => `${name.padEnd(7)}${values.map(show).join('')}\n`
    yield* process.stdout.write(
      `${' '.repeat(7)}${['total', 'used', 'free', 'shared', 'buff/cache', 'available'].map((word) => word.padStart(12)).join('')}\n` +
        row(
          'Mem:',
          field('MemTotal'),
          used,
          field('MemFree'),
          field('Shmem'),
          cached,
          field('MemAvailable'),
        ) +
        row('Swap:', field('SwapTotal'), field('SwapTotal') - field('SwapFree'), field('SwapFree')),
    )
    return 0
  },
}

const uptime: Applet = {
  options: '',
  usage: '',
  about: 'Print how long the machine has run',
  *run({ process: { sys, stdout }, build }) {
    const seconds = Math.floor(Number(((yield* readTextIfAny(sys, '/proc/uptime')) ?? '0').split(' ')[0]))
    const load = ((yield* readTextIfAny(sys, '/proc/loadavg')) ?? '').split(' ').slice(0, 3).join(', ')
    const days = Math.floor(seconds / 86_400)
    const hours = Math.floor(seconds / 3600) % 24
    const minutes = Math.floor(seconds / 60) % 60
    const clock =
      hours > 0 ? `${String(hours).padStart(2)}:${String(minutes).padStart(2, '0')}` : `${minutes} min`
    const length = days > 0 ? `${days} day${days === 1 ? '' : 's'}, ${clock}` : clock
    const users = build.libc === 'glibc' ? '0 users,  ' : ''
    yield* stdout.write(
      ` ${strftime('%H:%M:%S', sys.realtime())} up ${length},  ${users}load average: ${load}\n`,
    )
    return 0
  },
}

const KINDS = ['usr', 'nic', 'sys', 'idle', 'io', 'irq', 'sirq']
const SHOWN = ['usr', 'sys', 'nic', 'idle', 'io', 'irq', 'sirq']

const top: Applet = {
  options: 'bn:d:Hm',
  usage: '[-bmH] [-n COUNT] [-d SECONDS]',
  about: 'Print the processes that use most of the processors, again and again; -b: for a file',
  *run(context) {
    const { process, flags, values } = context
    const { sys, stdout } = process
    const isBatch = flags.has('b') || !sys.isatty(1)
    const delay = Number(values.get('d') ?? '5')
    const count = values.has('n') ? number(values.get('n') ?? '') : Number.POSITIVE_INFINITY
    const mode = isBatch || !sys.isatty(0) ? undefined : sys.tcgetattr(0)
    if (mode) sys.tcsetattr(0, { ...mode, canonical: false, echo: false })
    const ticks = new Map<number, number>()
    try {
      for (let round = 1; ; round++) {
        const text = yield* screen(context, ticks)
        if (isBatch) yield* stdout.write(`${text}\n`)
        else {
          const { rows, columns } = sys.terminalSize(1)
          const lines = text.split('\n').slice(0, rows - 1)
          yield* stdout.write(
            `\x1b[H${lines.map((line) => `${line.slice(0, columns)}\x1b[K`).join('\n')}\x1b[J`,
          )
        }
        if (round >= count) return 0
        if (yield* quits(context, delay, mode !== undefined)) return 0
      }
    } finally {
      if (mode) {
        sys.tcsetattr(0, mode)
        yield* stdout.write('\n')
      }
    }
  },
}

/** Waits until the next screen is due; true when `q` was typed. */
function* quits(
  { process: { sys } }: AppletContext,
  seconds: number,
  isInteractive: boolean,
): Blocking<boolean> {
  if (!isInteractive) {
    yield* sys.nanosleep(seconds * SECOND)
    return false
  }
  const [ready] = yield* sys.poll([{ fd: 0, read: true }], seconds * SECOND)
  if (!ready?.readable) return false
  const [key] = yield* sys.read(0, 1)
  return key === undefined || key === 0x71 || key === 0x03
}

function* screen(context: AppletContext, ticks: Map<number, number>): Blocking<string> {
  const { process, build } = context
  const { sys } = process
  const field = yield* meminfo(context)
  const { cpu } = yield* takeSample(process)
  const total = cpu.slice(0, 7).reduce((sum, value) => sum + value, 0) || 1
  const percent = new Map(KINDS.map((kind, index) => [kind, Math.floor(((cpu[index] ?? 0) * 100) / total)]))
  const names = yield* readNames(sys, '/etc/passwd')
  const load = ((yield* readTextIfAny(sys, '/proc/loadavg')) ?? '').trim()
  const entries = yield* listProcesses(sys)
  const used = (entry: ProcessEntry): number => Number(entry.stat[11] ?? 0) + Number(entry.stat[12] ?? 0)
  const deltas = new Map(
    entries.map((entry) => [entry.pid, used(entry) - (ticks.get(entry.pid) ?? used(entry))]),
  )
  for (const entry of entries) ticks.set(entry.pid, used(entry))
  const sum = [...deltas.values()].reduce((all, value) => all + value, 0) || 1
  const share = (pid: number): number => Math.floor(((deltas.get(pid) ?? 0) * 100) / sum)
  const memory = field('MemTotal') || 1
  const rows = entries
    .sort(
      (left, right) =>
        (deltas.get(right.pid) ?? 0) - (deltas.get(left.pid) ?? 0) ||
        size(right) - size(left) ||
        left.pid - right.pid,
    )
    .map((entry) => {
      const user = (names.get(entry.uid) ?? String(entry.uid)).slice(0, 8).padEnd(8)
      const processor = build.psTime ? `${String(entry.stat[36] ?? 0).padStart(3)} ` : ''
      const vsz = virtualSize(size(entry)).padStart(5)
      return `${String(entry.pid).padStart(5)} ${String(entry.stat[1] ?? 0).padStart(5)} ${user} ${(entry.stat[0] ?? '').padEnd(4)} ${vsz} ${String(Math.floor((size(entry) * 100) / memory)).padStart(3)}% ${processor}${String(share(entry.pid)).padStart(3)}% ${commandOf(entry)}\n`
    })
  const cached = field('Cached') + field('SReclaimable')
  return [
    `Mem: ${memory - field('MemFree')}K used, ${field('MemFree')}K free, ${field('Shmem')}K shrd, ${field('Buffers')}K buff, ${cached}K cached\n`,
    `CPU: ${SHOWN.map((kind) => `${String(percent.get(kind) ?? 0).padStart(3)}% ${kind}`).join(' ')}\n`,
    `Load average: ${load}\n`,
    `  PID  PPID USER     STAT   VSZ %VSZ ${build.psTime ? 'CPU ' : ''}%CPU COMMAND\n`,
    ...rows,
  ].join('')
}

/** Virtual memory in KiB. */
const size = (entry: ProcessEntry): number => Math.floor(Number(entry.stat[20] ?? 0) / 1024)

export const memoryApplets: Applets = { free, top, uptime }
