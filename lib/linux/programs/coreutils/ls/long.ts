import type { Nanoseconds, Realtime } from '../../../../base/clock'
import type { Stat } from '../../../vfs/stat'
import type { Identities } from '../../support/identity'
import { modeString } from '../../support/mode'
import { humanSize } from '../../support/size'
import { strftime } from '../../support/strftime'
import { type Entry, indicator, type NamePrinter, quoted } from './entry'
import type { BlockSize, Settings } from './settings'

/** Half a mean Gregorian year: older files show their year instead of the time. */
const RECENT_SECONDS = 31_556_952 / 2

export interface Surroundings {
  readonly settings: Settings
  readonly names: Identities
  readonly printer: NamePrinter
  readonly now: Nanoseconds
  realtime(time: Nanoseconds): Realtime
}

/** Disk usage in the unit of -s and the total line. */
export function blockCount(blocks: number, unit: BlockSize): string {
  const bytes = blocks * 512
  if ('human' in unit) return humanSize(bytes, unit.human)
  return `${Math.ceil(bytes / unit.blocks)}${unit.suffix}`
}

const sizeText = (bytes: number, unit: BlockSize): string =>
  'human' in unit ? humanSize(bytes, unit.human) : `${Math.ceil(bytes / unit.sizes)}${unit.suffix}`

/** The lines of a long listing, columns as wide as all of `alignedWith` need. */
export function longLines(entries: readonly Entry[], around: Surroundings, alignedWith = entries): string[] {
  const { settings, names, printer } = around
  const name = (id: number | undefined, lookup: (id: number) => string): string =>
    id === undefined ? '?' : settings.numericIds ? String(id) : lookup(id)
  const owner = ({ stat }: Entry): string => name(stat?.uid, (uid) => names.userName(uid))
  const columns: (((entry: Entry) => string) | undefined)[] = [
    settings.inode ? ({ stat }) => String(stat?.ino ?? '?') : undefined,
    settings.blocks ? ({ stat }) => (stat ? blockCount(stat.blocks, settings.blockSize) : '?') : undefined,
    ({ stat }) => (stat ? modeString(stat) : '??????????'),
    ({ stat }) => String(stat?.nlink ?? '?'),
    settings.owner ? owner : undefined,
    settings.group ? ({ stat }) => name(stat?.gid, (gid) => names.groupName(gid)) : undefined,
    settings.author ? owner : undefined,
  ]
  const used = columns.filter((column) => column !== undefined)
  const isLeft = (column: (entry: Entry) => string): boolean =>
    used.indexOf(column) > columns.slice(0, 4).filter((c) => c).length - 1
  const widths = used.map((column) => Math.max(...alignedWith.map((entry) => column(entry).length)))
  const sizeOf = sizeColumn(alignedWith, settings.blockSize)
  const pad = entries.some(
    (entry) => settings.quoting.startsWith('shell') && /^["']/.test(quoted(entry.name, settings)),
  )
  return entries.map((entry) => {
    const cells = used.map((column, at) => {
      const text = column(entry)
      const width = widths[at] ?? 0
      return isLeft(column) && !(settings.numericIds || /^\d+$/.test(text))
        ? text.padEnd(width)
        : text.padStart(width)
    })
    const time = timeText(entry.stat, around)
    const sign =
      entry.stat?.type === 'symlink' ? printer.link(entry) : indicator(entry.stat, settings.indicators)
    const shown = printer.name(entry, pad)
    const tail = entry.stat?.type === 'symlink' && entry.linkText === undefined ? '' : sign
    return [...cells, sizeOf(entry), time, shown].join(' ') + tail
  })
}

/** Sizes, or the numbers of devices, right aligned in one column. */
function sizeColumn(entries: readonly Entry[], unit: BlockSize): (entry: Entry) => string {
  const devices = entries.flatMap(({ stat }) => stat?.rdev ?? [])
  const major = Math.max(0, ...devices.map((device) => String(device.major).length))
  const minor = Math.max(0, ...devices.map((device) => String(device.minor).length))
  const text = ({ stat }: Entry): string => {
    if (!stat) return '?'
    if (!stat.rdev) return sizeText(stat.size, unit)
    return `${String(stat.rdev.major).padStart(major)}, ${String(stat.rdev.minor).padStart(minor)}`
  }
  const width = Math.max(...entries.map((entry) => text(entry).length))
  return (entry) => text(entry).padStart(width)
}

function timeText(stat: Stat | undefined, { settings, now, realtime }: Surroundings): string {
  const [old, recent] = timeFormats(settings.timeStyle)
  if (!stat) return '?'.padStart(strftime(recent, realtime(now)).length)
  const moment = realtime(stat[settings.time])
  const seconds = realtime(now).seconds
  const isRecent = moment.seconds > seconds - RECENT_SECONDS && stat[settings.time] <= now
  return strftime(isRecent ? recent : old, moment)
}

function timeFormats(style: string): [old: string, recent: string] {
  if (style.startsWith('+')) {
    const [old = '', recent = old] = style.slice(1).split('\n')
    return [old, recent]
  }
  switch (style) {
    case 'full-iso':
      return ['%Y-%m-%d %H:%M:%S.%N %z', '%Y-%m-%d %H:%M:%S.%N %z']
    case 'long-iso':
      return ['%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M']
    case 'iso':
      return ['%Y-%m-%d ', '%m-%d %H:%M']
    default:
      return ['%b %e  %Y', '%b %e %H:%M']
  }
}
