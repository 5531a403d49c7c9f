import { civil } from '../../../../base/civil'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import { modeString } from '../../support/mode'
import { readNames } from '../../support/users'
import type { AppletContext } from '../applet'
import { humanSize } from '../human'
import { type Entry, shownName } from './ls-name'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const HALF_YEAR_SECONDS = 15_768_000

/** The rows of `ls -l`. */
export function* longRows(context: AppletContext, entries: readonly Entry[]): Blocking<string> {
  const { process, flags } = context
  const isNumeric = flags.has('n')
  const none = new Map<number, string>()
  const users = isNumeric ? none : yield* readNames(process.sys, '/etc/passwd')
  const groups = isNumeric ? none : yield* readNames(process.sys, '/etc/group')
  const owner = (id: number, names: ReadonlyMap<number, string>): string =>
    (names.get(id) ?? String(id)).slice(0, 8).padEnd(8)
  return entries
    .map((entry) => {
      const { path, stat } = entry
      const lead =
        (flags.has('i') ? `${String(stat.ino).padStart(7)} ` : '') +
        (flags.has('s') ? `${String(stat.blocks / 2).padStart(6)} ` : '')
      const target = stat.type === 'symlink' ? ` -> ${process.sys.readlink(path)}` : ''
      const who = `${flags.has('g') ? '' : `${owner(stat.uid, users)} `}${owner(stat.gid, groups)}`
      return `${lead}${modeString(stat)}${String(stat.nlink).padStart(5)} ${who} ${size(stat, flags.has('h'))} ${date(context, stat)} ${shownName(context, entry)}${target}\n`
    })
    .join('')
}

function size({ rdev, size: bytes }: Stat, isHuman: boolean): string {
  if (rdev) return `${String(rdev.major).padStart(4)},${String(rdev.minor).padStart(4)}`
  if (isHuman) return (bytes === 0 ? '0' : humanSize(bytes)).padStart(7)
  return String(bytes).padStart(9)
}

const two = (value: number): string => String(value).padStart(2, '0')

function date({ process: { sys }, flags }: AppletContext, stat: Stat): string {
  const moment = sys.realtime(flags.has('u') ? stat.atime : flags.has('c') ? stat.ctime : stat.mtime)
  const { year, month, day, hour, minute, second } = civil(moment)
  if (flags.has('full-time'))
    return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)} +0000`
  const age = sys.realtime().seconds - moment.seconds
  const when = age > HALF_YEAR_SECONDS || age < -900 ? ` ${year}` : `${two(hour)}:${two(minute)}`
  return `${MONTHS[month - 1]} ${String(day).padStart(2)} ${when}`
}
