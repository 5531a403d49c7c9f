import { MICROSECOND, type Nanoseconds } from '../../../base/clock'
import type { Cgroup } from '../cgroup'
import { CpuBandwidth } from '../cpu-bandwidth'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import { type CgroupInterfaces, flatKeyed, kept, parseNumber } from './interface'
import { formatProcessors, parseProcessors } from './processor-list'

const DEFAULT_PERIOD: Nanoseconds = 100_000 * MICROSECOND
const CPUS = 'cpuset.cpus'

/** cgroup-v2.rst, "CPU Interface Files" and "Cpuset Interface Files". */
export const cpuFiles: CgroupInterfaces = {
  'cpu.idle': kept('cpu.idle', '0', 'cpu', (text) => parseNumber(text, 0, 1)),
  'cpu.max': { controller: 'cpu', read: (_, group) => maxText(group), write: setMax },
  'cpu.max.burst': kept('cpu.max.burst', '0', 'cpu', (text) => parseNumber(text, 0, Number.MAX_SAFE_INTEGER)),
  'cpu.stat': { root: 'too', read: (_, group) => statText(group) },
  'cpu.weight': {
    controller: 'cpu',
    read: (_, group) => `${group.cpu.weight}\n`,
    write: (_, group, text) => {
      group.cpu.weight = parseNumber(text, 1, 10_000)
    },
  },
  'cpuset.cpus': {
    controller: 'cpuset',
    read: (_, group) => `${group.settings.get(CPUS) ?? ''}\n`,
    write: setProcessors,
  },
  'cpuset.cpus.effective': {
    controller: 'cpuset',
    root: 'too',
    read: (_, group) => `${formatProcessors(group.cpu.allowed)}\n`,
  },
  'cpuset.cpus.partition': {
    controller: 'cpuset',
    read: () => 'member\n',
    write: (_, __, text) => {
      if (text !== 'member') throw new Errno('EOPNOTSUPP')
    },
  },
  'cpuset.mems': kept('cpuset.mems', '', 'cpuset', (text) => {
    if (text !== '0' && text !== '') throw new Errno('ENODEV')
  }),
  'cpuset.mems.effective': { controller: 'cpuset', root: 'too', read: () => '0\n' },
}

function maxText({ cpu: { bandwidth } }: Cgroup): string {
  if (!bandwidth) return `max ${DEFAULT_PERIOD / MICROSECOND}\n`
  const quota = Number.isFinite(bandwidth.quota) ? bandwidth.quota / MICROSECOND : 'max'
  return `${quota} ${bandwidth.period / MICROSECOND}\n`
}

/** `$MAX $PERIOD` in microseconds. @throws EINVAL */
function setMax({ clock, scheduler }: Kernel, { cpu }: Cgroup, text: string): void {
  const [max = '', period, ...rest] = text.split(/\s+/)
  const old = cpu.bandwidth
  const periodTime = period === undefined ? (old?.period ?? DEFAULT_PERIOD) : microseconds(period)
  if (rest.length > 0 || periodTime < 1000 * MICROSECOND || periodTime > 1_000_000 * MICROSECOND)
    throw new Errno('EINVAL')
  const quota = max === 'max' ? Number.POSITIVE_INFINITY : microseconds(max)
  if (quota < 1000 * MICROSECOND) throw new Errno('EINVAL')
  const next = new CpuBandwidth(quota, periodTime, clock.now())
  next.throttledTime = old?.throttledTime ?? 0
  next.periods = old?.periods ?? 0
  next.throttledPeriods = old?.throttledPeriods ?? 0
  cpu.bandwidth = next
  // Processors that stood still for the old limit look again.
  scheduler.at(clock.now(), () => {})
}

function microseconds(text: string): Nanoseconds {
  if (!/^\d+$/.test(text)) throw new Errno('EINVAL')
  return Number(text) * MICROSECOND
}

/** A third of a program's time is spent in the kernel, as /proc/PID/stat has it. */
function statText({ cpu: { usage, bandwidth }, parent, controllers }: Cgroup): string {
  const all = Math.floor(usage / MICROSECOND)
  const system = Math.floor(all / 3)
  const times = { usage_usec: all, user_usec: all - system, system_usec: system }
  if (!parent || !controllers.has('cpu')) return flatKeyed(times)
  return flatKeyed({
    ...times,
    nr_periods: bandwidth?.periods ?? 0,
    nr_throttled: bandwidth?.throttledPeriods ?? 0,
    throttled_usec: (bandwidth?.throttledTime ?? 0) / MICROSECOND,
    nr_bursts: 0,
    burst_usec: 0,
  })
}

/** @throws EINVAL for what is no list, or names processors the machine has not got */
function setProcessors({ options }: Kernel, group: Cgroup, text: string): void {
  const mask = parseProcessors(text)
  if (mask === undefined || mask >= 2 ** options.processors) throw new Errno('EINVAL')
  if (mask === 0) group.settings.delete(CPUS)
  else group.settings.set(CPUS, formatProcessors(mask))
  spreadProcessors(group)
}

/** A group has what it asks for of what the group above has; all of that when nothing of it is left. */
function spreadProcessors(group: Cgroup): void {
  const above = group.parent?.cpu.allowed ?? group.cpu.allowed
  const own = parseProcessors(group.settings.get(CPUS) ?? '') ?? 0
  group.cpu.allowed = (above & own) === 0 ? above : above & own
  for (const child of group.children.values()) spreadProcessors(child)
}
