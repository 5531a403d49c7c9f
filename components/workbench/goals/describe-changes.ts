import { fill } from '@/lib/i18n/fill'
import type { WorkbenchMessages } from '../messages'
import type { ShownGoal } from '../store'

/** The sentences that tell what became of the goals between two looks at them. */
export function describeChanges(
  before: readonly ShownGoal[],
  now: readonly ShownGoal[],
  messages: WorkbenchMessages,
): string[] {
  const changed = now.filter((goal) => {
    const old = before.find(({ id }) => id === goal.id)
    return old !== undefined && old.state !== goal.state && goal.state !== 'unmet'
  })
  const sentences = changed.map(({ state, text, why = '' }) =>
    fill(state === 'met' ? messages.goalMetSpoken : messages.goalBrokenSpoken, { goal: text, why })
      .replaceAll('`', '')
      .trim(),
  )
  if (changed.length > 0 && now.every(({ state }) => state === 'met')) sentences.push(messages.allGoalsMet)
  return sentences
}
