import {
  type Detail,
  type NamespaceName,
  type ProcessEntry,
  statusIds,
  ttyName,
} from '../../support/process-table'
import { strftime } from '../../support/strftime'
import type { Justify } from './layout'
import {
  commandText,
  cpuPerMille,
  cpuSeconds,
  cpuTime,
  memoryPerMille,
  startedAt,
  trueName,
  type View,
} from './view'

/** A format specifier of ps -o. */
export interface Specifier {
  readonly header: string
  /** 0 stands for the digits of a pid */
  readonly width: number
  readonly justify: Justify
  readonly text: (entry: ProcessEntry, view: View, limit: number) => string
  /** what --sort compares; the text when left out */
  readonly key?: (entry: ProcessEntry, view: View) => number | string
  readonly needs?: Detail
}

type NumberOf = (entry: ProcessEntry, view: View) => number

export const number = (header: string, width: number, value: NumberOf): Specifier => ({
  header,
  width,
  justify: 'right',
  text: (entry, view) => String(value(entry, view)),
  key: value,
})
export const pidLike = (header: string, value: NumberOf): Specifier => number(header, 0, value)
export const text = (
  header: string,
  width: number,
  justify: Justify,
  value: Specifier['text'],
  key?: Specifier['key'],
): Specifier => (key ? { header, width, justify, text: value, key } : { header, width, justify, text: value })

/** Too long a name is cut, which a plus sign shows. */
const shorten = (name: string, limit: number): string =>
  name.length > limit ? `${name.slice(0, Math.max(0, limit - 1))}+` : name

export const uidOf =
  (index: number): NumberOf =>
  (entry) =>
    statusIds(entry, 'Uid')[index] ?? 0
export const gidOf =
  (index: number): NumberOf =>
  (entry) =>
    statusIds(entry, 'Gid')[index] ?? 0
export const user = (header: string, index: number): Specifier =>
  text(
    header,
    8,
    'user',
    (entry, { names, numeric }, limit) =>
      numeric
        ? String(uidOf(index)(entry, noView))
        : shorten(names.userName(uidOf(index)(entry, noView)), limit),
    uidOf(index),
  )
export const group = (header: string, index: number): Specifier =>
  text(
    header,
    8,
    'user',
    (entry, { names, numeric }, limit) =>
      numeric
        ? String(gidOf(index)(entry, noView))
        : shorten(names.groupName(gidOf(index)(entry, noView)), limit),
    gidOf(index),
  )

// Ids come from the process alone.
const noView = {} as View

export const time = (header: string): Specifier =>
  text(header, 8, 'right', (entry, view) => cpuTime(cpuSeconds(entry, view)), cpuSeconds)
const perMille = (value: number): string =>
  value > 999 ? String(Math.floor(value / 10)) : `${Math.floor(value / 10)}.${value % 10}`
export const cpu: Specifier = text(
  '%CPU',
  4,
  'right',
  (entry, view) => perMille(cpuPerMille(entry, view)),
  cpuPerMille,
)
export const memory: Specifier = text(
  '%MEM',
  4,
  'right',
  (entry, view) => perMille(memoryPerMille(entry, view)),
  memoryPerMille,
)
export const util: Specifier = number('C', 2, (entry, view) =>
  Math.min(99, Math.floor(cpuPerMille(entry, view) / 10)),
)

export const command = (header: string): Specifier =>
  text(header, 27, 'unlimited', (entry, view, limit) =>
    (view.prefix(entry) + commandText(entry, view)).slice(0, limit),
  )
export const name = (header: string, width: number): Specifier =>
  text(header, width, 'unlimited', (entry, view, limit) =>
    (view.prefix(entry) + trueName(entry)).slice(0, limit),
  )

export const date = (entry: ProcessEntry, view: View, format: string): string =>
  strftime(format, { seconds: startedAt(entry, view), nanoseconds: 0 })

/** `START` of ps u and `STIME` of ps -f: the time today, else the day, else the year. */
export function startTime(entry: ProcessEntry, view: View): string {
  const [then, now] = [startedAt(entry, view), view.now.seconds]
  const at = (seconds: number, format: string): string => strftime(format, { seconds, nanoseconds: 0 })
  if (at(then, '%j %Y') === at(now, '%j %Y')) return at(then, '%H:%M')
  return at(then, '%Y') === at(now, '%Y') ? at(then, '%b%d') : at(then, '%Y')
}
export const start = (header: string): Specifier =>
  text(header, 5, 'right', startTime, (entry) => entry.startTime)

export const startedLong = (entry: ProcessEntry, view: View): string =>
  view.now.seconds - startedAt(entry, view) > 86_400
    ? date(entry, view, '  %b %d')
    : date(entry, view, '%H:%M:%S')
export const startedBsd = (entry: ProcessEntry, view: View): string =>
  view.now.seconds - startedAt(entry, view) > 86_400
    ? date(entry, view, '%b %e')
    : date(entry, view, ' %H:%M')

export const tty = (header: string, width = 8): Specifier =>
  text(header, width, 'left', ({ tty: device }, _, limit) => ttyName(device).slice(0, limit))
export const mask = (header: string, field: string): Specifier =>
  text(header, 16, 'signal', ({ status }, _, limit) => {
    const digits = status.get(field) ?? '0'
    if (digits.length <= limit) return digits
    // A sign shows that the upper half is not empty.
    return (/^0+$/.test(digits.slice(0, -8)) ? '' : '<') + digits.slice(-8)
  })
export const namespace = (header: string, kind: NamespaceName): Specifier => ({
  header,
  width: 10,
  justify: 'right',
  text: ({ namespaces }) => String(namespaces.get(kind) ?? '-'),
  key: ({ namespaces }) => namespaces.get(kind) ?? 0,
  needs: 'namespaces',
})
const classes: Readonly<Record<number, string>> = {
  0: 'TS',
  1: 'FF',
  2: 'RR',
  3: 'B',
  4: 'ISO',
  5: 'IDL',
  6: 'DLN',
}
export const schedulingClass = (header: string): Specifier =>
  text(header, 3, 'left', ({ policy }) => classes[policy] ?? '?')
export const kib = (entry: ProcessEntry, field: string): number =>
  Number.parseInt(entry.status.get(field) ?? '0', 10)
export const dash = (header: string, width: number): Specifier => text(header, width, 'left', () => '-')

export const cgroupText = ({ cgroup }: ProcessEntry): string =>
  cgroup.trim() === '' ? '-' : cgroup.trim().split('\n').reverse().join(',')
export const cgroupName = ({ cgroup }: ProcessEntry): string =>
  /^0::(.*)$/m.exec(cgroup)?.[1] ?? cgroup.split(':').at(-1)?.trim() ?? '-'
export const unit = (entry: ProcessEntry): string =>
  cgroupName(entry)
    .split('/')
    .findLast((part) => /\.(service|scope)$/.test(part)) ?? '-'

const niceText = ({ nice, policy }: ProcessEntry): string =>
  policy === 0 || policy === 3 ? String(nice) : '-'
export const nice: Specifier = text('NI', 3, 'right', niceText, (entry) => entry.nice)
export const wait = dash('WCHAN', 6)

export function bsdTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
