import type { Journal } from './journal'
import type { Step } from './types'

/** The journal up to the moment at which a command began, without what was typed of it: as if it had not been run. */
export function journalBefore(journal: Journal, steps: readonly Step[], number: number): Journal {
  const step = steps.find((candidate) => candidate.number === number)
  if (!step) return journal
  const { startedAt, terminal } = step
  const earlier = steps.filter((other) => other.number < number && other.terminal === terminal)
  const promptAt = earlier.at(-1)?.endedAt ?? 0
  const entries = journal.entries.filter(
    (entry) =>
      entry.at < startedAt &&
      !(entry.type === 'input' && entry.terminal === terminal && entry.at >= promptAt),
  )
  return { ...journal, entries, until: Math.max(startedAt, entries.at(-1)?.at ?? 0) }
}
