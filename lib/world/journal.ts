import type { Nanoseconds } from '../base/clock'

/** The journal's format; raised when old journals would no longer give the same world. */
export const JOURNAL_VERSION = 1

export type JournalEntry =
  | { readonly at: Nanoseconds; readonly type: 'open'; readonly columns: number; readonly rows: number }
  | { readonly at: Nanoseconds; readonly type: 'input'; readonly terminal: number; readonly data: string }
  | {
      readonly at: Nanoseconds
      readonly type: 'resize'
      readonly terminal: number
      readonly columns: number
      readonly rows: number
    }

/** Everything that ever came into a world from outside, and when. Run again, it gives the same world. */
export interface Journal {
  readonly version: number
  readonly scenario: string
  readonly seed: string
  /** how far the world has lived; at least the time of the last entry */
  readonly until: Nanoseconds
  readonly entries: readonly JournalEntry[]
}

/** A journal that cannot be run; the message says why. */
export class JournalError extends Error {
  override readonly name = 'JournalError'
}

/** Checks a journal from outside (a file, storage, a link). @throws JournalError saying what is wrong and where */
export function parseJournal(value: unknown): Journal {
  if (!isRecord(value)) throw new JournalError('a journal is an object')
  const { version, scenario, seed, until, entries } = value
  if (version !== JOURNAL_VERSION) {
    throw new JournalError(
      `this journal has version ${String(version)}; this engine runs version ${JOURNAL_VERSION}`,
    )
  }
  if (typeof scenario !== 'string') throw new JournalError('scenario: must be a name')
  if (typeof seed !== 'string') throw new JournalError('seed: must be text')
  if (!Array.isArray(entries)) throw new JournalError('entries: must be a list')
  let last = 0
  const parsed = entries.map((entry, index) => {
    const checked = parseEntry(entry, `entries[${index}]`)
    if (checked.at < last) throw new JournalError(`entries[${index}].at: is earlier than the entry before it`)
    last = checked.at
    return checked
  })
  return { version, scenario, seed, until: isTime(until) ? Math.max(until, last) : last, entries: parsed }
}

function parseEntry(entry: unknown, where: string): JournalEntry {
  if (!isRecord(entry)) throw new JournalError(`${where}: must be an object`)
  const { at, type, terminal, data, columns, rows } = entry
  if (!isTime(at)) throw new JournalError(`${where}.at: must be a time in nanoseconds`)
  if (type === 'open' && isSize(columns) && isSize(rows)) return { at, type, columns, rows }
  if (!isIndex(terminal)) throw new JournalError(`${where}.terminal: must be the number of a terminal`)
  if (type === 'input' && typeof data === 'string') return { at, type, terminal, data }
  if (type === 'resize' && isSize(columns) && isSize(rows)) return { at, type, terminal, columns, rows }
  throw new JournalError(`${where}: must be an open, input or resize entry`)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
const isIndex = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0
const isSize = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) > 0 && Number(value) <= 1000
