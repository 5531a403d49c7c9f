import type { Process } from '../../kernel/program'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../../programs/support/files'
import { humanSize } from '../../programs/support/size'
import { strftime } from '../../programs/support/strftime'
import { statusName } from '../status-name'
import { setting, settingValues } from '../unit'
import { formatEntry, readJournal } from './journal'
import { description, fileState, type KnownUnit } from './units'

const dots: Readonly<Record<string, string>> = {
  active: '●',
  failed: '×',
  activating: '●',
  deactivating: '●',
}

const day = (seconds: number): string =>
  strftime('%a %Y-%m-%d %H:%M:%S UTC', { seconds: Math.floor(seconds), nanoseconds: 0 })

/** `5min 2s`, `1h 3min`, `2 days`: two units at most, as systemd writes a span. */
export function span(seconds: number): string {
  if (seconds < 1) return `${Math.max(0, Math.floor(seconds * 1000))}ms`
  const parts: string[] = []
  let rest = seconds
  for (const [name, size] of [
    ['day', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const) {
    const count = Math.floor(rest / size)
    if (count === 0) continue
    rest -= count * size
    parts.push(name === 'day' ? `${count} day${count > 1 ? 's' : ''}` : `${count}${name}`)
  }
  return parts.slice(0, 2).join(' ')
}

function activeLine(process: Process, { status }: KnownUnit): string {
  const { active, sub, result, since } = status
  const what = active === 'failed' ? `failed (Result: ${result})` : `${active} (${sub})`
  if (since === 0) return what
  const { seconds } = process.sys.realtime()
  return `${what} since ${day(since)}; ${span(Math.max(0, seconds - Math.floor(since)))} ago`
}

/** What `systemctl status` prints of one unit. */
export function* statusText(
  process: Process,
  known: KnownUnit,
  lines: number,
  full: boolean,
): Blocking<string> {
  const { name, file, status } = known
  const row = (label: string, text: string): string => `${label.padStart(11)}: ${text}\n`
  const dot = dots[status.active] ?? '○'
  let text = `${dot} ${name}${description(known) === name ? '' : ` - ${description(known)}`}\n`
  if (file) {
    const state = fileState(process, file)
    const preset = state === 'static' ? '' : '; preset: enabled'
    text += row('Loaded', `loaded (${file.path}; ${state}${preset})`)
  }
  text += row('Active', activeLine(process, known))
  if (status.duration !== undefined && status.active !== 'active')
    text += row('Duration', preciseSpan(status.duration))
  const docs = file ? settingValues(file, 'Unit', 'Documentation') : []
  if (docs.length > 0) text += row('Docs', docs.join('\n             '))
  if (status.end) {
    const { pid, code } = status.end
    const how = `(code=${code}, ${code === 'exited' ? 'status' : 'signal'}=${code === 'exited' ? statusName(status.end) : statusName(status.end).replace(/^\d+\//, '')})`
    text += row(
      'Process',
      `${pid} ExecStart=${file ? (setting(file, 'Service', 'ExecStart') ?? '') : ''} ${how}`,
    )
    if (status.mainPid === 0) text += row('Main PID', `${pid} ${how}`)
  }
  if (status.mainPid !== 0) {
    const comm = ((yield* readTextIfAny(process.sys, `/proc/${status.mainPid}/comm`)) ?? '').trim()
    text += row('Main PID', `${status.mainPid} (${comm})`)
    text += yield* resources(process, name, row)
  }
  const entries = (yield* readJournal(process.sys)).filter(({ unit }) => unit === name).slice(-lines)
  if (entries.length > 0)
    text += `\n${entries.map((entry) => formatEntry(entry, process.sys.gethostname(), full ? undefined : 80)).join('')}`
  return text
}

/** `12.345s` below a minute. */
const preciseSpan = (seconds: number): string => (seconds < 60 ? `${seconds.toFixed(3)}s` : span(seconds))

function* resources(
  process: Process,
  name: string,
  row: (label: string, text: string) => string,
): Blocking<string> {
  const { sys } = process
  const group = `/sys/fs/cgroup/system.slice/${name}`
  const read = function* (file: string): Blocking<string | undefined> {
    return (yield* readTextIfAny(sys, `${group}/${file}`))?.trim()
  }
  let text = ''
  const pids = ((yield* read('cgroup.procs')) ?? '').split('\n').filter((line) => line !== '')
  const tasks = (yield* read('pids.current')) ?? String(pids.length)
  text += row('Tasks', tasks)
  const memory = yield* read('memory.current')
  if (memory !== undefined) text += row('Memory', humanSize(Number(memory)))
  const cpu = /^usage_usec (\d+)/m.exec((yield* read('cpu.stat')) ?? '')?.[1]
  if (cpu !== undefined)
    text += row(
      'CPU',
      Number(cpu) < 1e6 ? `${Math.floor(Number(cpu) / 1000)}ms` : `${(Number(cpu) / 1e6).toFixed(3)}s`,
    )
  text += row('CGroup', `/system.slice/${name}`)
  const width = Math.max(...pids.map(({ length }) => length))
  for (const [index, pid] of pids.entries()) {
    const cmdline = ((yield* readTextIfAny(sys, `/proc/${pid}/cmdline`)) ?? '')
      .replace(/\0+$/, '')
      .replaceAll('\0', ' ')
    text += `             ${index === pids.length - 1 ? '└─' : '├─'}${pid.padStart(width)} ${cmdline}\n`
  }
  return text
}
