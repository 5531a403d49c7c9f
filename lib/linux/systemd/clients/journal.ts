import type { Syscalls } from '../../kernel/syscalls'
import type { Blocking } from '../../kernel/wait-queue'
import { readTextIfAny } from '../../programs/support/files'
import { strftime } from '../../programs/support/strftime'
import { JOURNAL, type JournalEntry } from '../protocol'

/** All entries of the journal that one may read, oldest first. */
export function* readJournal(sys: Syscalls): Blocking<JournalEntry[]> {
  const text = (yield* readTextIfAny(sys, JOURNAL)) ?? ''
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry)
}

const stamp = (time: number): string =>
  strftime('%b %d %H:%M:%S', { seconds: Math.floor(time), nanoseconds: 0 })

/** An entry as journalctl's short format shows it, cut to a number of columns where one is given. */
export function formatEntry(
  { time, identifier, pid, message }: JournalEntry,
  hostname: string,
  columns?: number,
): string {
  const source = pid > 0 ? `${identifier}[${pid}]` : identifier
  const line = `${stamp(time)} ${hostname} ${source}: ${message}`
  const isLong = columns !== undefined && [...line].length > columns
  return `${isLong ? `${line.slice(0, (columns ?? 0) - 1)}…` : line}\n`
}
