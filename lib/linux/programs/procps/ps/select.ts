import { type ProcessEntry, statusIds, ttyName } from '../../support/process-table'

/** Which processes ps shows (ps(1), PROCESS SELECTION). */
export interface Selection {
  all: boolean
  /** BSD a: those with a terminal, of all users */
  bsdAll: boolean
  /** BSD x: those without a terminal too */
  bsdX: boolean
  /** -a: with a terminal, no session leaders */
  unixA: boolean
  /** -d: no session leaders */
  unixD: boolean
  running: boolean
  negate: boolean
  /** BSD T and t: this terminal */
  thisTty: boolean
  readonly lists: ((entry: ProcessEntry) => boolean)[]
}

export const emptySelection = (): Selection => ({
  all: false,
  bsdAll: false,
  bsdX: false,
  unixA: false,
  unixD: false,
  running: false,
  negate: false,
  thisTty: false,
  lists: [],
})

/** The process that asks: by default only its user's processes on its terminal are shown. */
export interface Asker {
  readonly euid: number
  readonly tty: number
}

export function isSelected(entry: ProcessEntry, selection: Selection, asker: Asker): boolean {
  const accepted = selection.all || isAccepted(entry, selection, asker)
  const runs = !selection.running || entry.state === 'R' || entry.state === 'D'
  return (accepted && runs) !== selection.negate
}

function isAccepted(entry: ProcessEntry, selection: Selection, { euid, tty }: Asker): boolean {
  const { bsdAll, bsdX, unixA, unixD, lists } = selection
  if (lists.some((matches) => matches(entry))) return true
  const isLeader = entry.session === entry.pid
  if (bsdAll && bsdX) return true
  if (bsdAll && entry.tty !== 0) return true
  const isOwn = statusIds(entry, 'Uid')[1] === euid
  if (bsdX && isOwn) return true
  if (unixA && entry.tty !== 0 && !isLeader) return true
  if (unixD && !isLeader) return true
  if (bsdAll || bsdX || unixA || unixD || lists.length > 0) return false
  return isOwn && entry.tty === tty
}

/** Matches terminals written as `pts/0`, `/dev/pts/0`, `tty1`, `1`, `-` and `?` (none). */
export const onTty =
  (name: string) =>
  (entry: ProcessEntry): boolean => {
    const bare = name.replace(/^\/dev\//, '')
    const tty = ttyName(entry.tty)
    return bare === '-' || bare === '?' || bare === ''
      ? entry.tty === 0
      : tty === bare || tty === `tty${bare}`
  }
