import { fill } from '@/lib/i18n/fill'
import { InlineCode } from '../inline-code'
import type { WorkbenchMessages } from '../messages'
import type { ShownGoal } from '../store'
import { GoalMark } from './goal-mark'
import styles from './goals.module.css'
import { HintLadder } from './hint-ladder'

function when(
  { state, metAt, brokenAt }: ShownGoal,
  wasMetBefore: boolean,
  messages: WorkbenchMessages,
): string {
  if (state === 'broken') return fill(messages.metAndBroken, { met: metAt ?? 0, broken: brokenAt ?? 0 })
  if (state === 'met') return metAt ? fill(messages.metAt, { step: metAt }) : messages.metAtStart
  return wasMetBefore ? messages.metBefore : ''
}

interface GoalProps {
  goal: ShownGoal
  /** Whether to say why it is not met. */
  isExplained: boolean
  hints: readonly string[]
  /** Met in an earlier machine, but not in this one. */
  wasMetBefore: boolean
  messages: WorkbenchMessages
}

/** One goal: what is to be reached, whether it is, and if not, why. */
export function Goal({ goal, isExplained, hints, wasMetBefore, messages }: GoalProps) {
  const isMet = goal.state === 'met'
  return (
    <li className={`${styles.goal} ${styles[goal.state]}`}>
      <GoalMark state={goal.state} label={messages[goal.state]} />
      <span className={styles.what}>
        <InlineCode text={goal.text} />
      </span>
      <span className={styles.when}>{when(goal, wasMetBefore, messages)}</span>
      {goal.why && !isMet && isExplained && (
        <p className={styles.why}>
          <b>{goal.state === 'broken' ? messages.brokenNow : messages.notYet}</b>{' '}
          <InlineCode text={goal.why} />
        </p>
      )}
      {!isMet && <HintLadder hints={hints} messages={messages} />}
    </li>
  )
}
