import type { Journal, JournalEntry } from './journal'
import type { Step } from './types'

/** The journal up to the moment at which a command began, without what was typed of it: as if it had not been run. */
export function journalBefore(journal: Journal, steps: readonly Step[], number: number): Journal {
  const step = steps.find((candidate) => candidate.number === number)
  if (!step) return journal
  const { startedAt, terminal, askedAfter, startedAfter } = step
  const isTyping = (entry: JournalEntry, index: number) =>
    index >= askedAfter && entry.type === 'input' && entry.terminal === terminal
  const entries = journal.entries.slice(0, startedAfter).filter((entry, index) => !isTyping(entry, index))
  return { ...journal, entries, until: Math.max(startedAt, entries.at(-1)?.at ?? 0) }
}
