import { fill } from '@/lib/i18n/fill'
import type { WorkbenchMessages } from '../messages'
import type { ShownStep } from '../store'
import type { GoalEvents } from './goal-events'
import styles from './journal.module.css'
import { TravelButton } from './travel-button'

function Events({ events, messages }: { events: GoalEvents; messages: WorkbenchMessages }) {
  return (
    <span className={styles.events}>
      {events.met.length > 0 && (
        <span className={styles.met}>
          {fill(messages.stepGoalsMet, { count: events.met.length, goals: events.met.join(', ') })}
        </span>
      )}
      {events.broken.length > 0 && (
        <span className={styles.broken}>
          {fill(messages.stepGoalsBroken, { count: events.broken.length, goals: events.broken.join(', ') })}
        </span>
      )}
    </span>
  )
}

interface JournalStepProps {
  step: ShownStep
  /** Undefined for a step that was taken back. */
  events: GoalEvents | undefined
  /** The machine is up, and not right after this step already. */
  isPossible: boolean
  messages: WorkbenchMessages
  onTravel(position: number): void
}

/** A command in the journal. Its number takes the machine to right after it. */
export function JournalStep({ step, events, isPossible, messages, onTravel }: JournalStepProps) {
  const { number, command, exit } = step
  return (
    <li className={events ? styles.step : `${styles.step} ${styles.ahead}`}>
      {events && <Events events={events} messages={messages} />}
      <TravelButton
        className={styles.number}
        label={fill(messages.goToStep, { number, command })}
        isPossible={isPossible}
        onPress={() => onTravel(number)}
      >
        {number}
      </TravelButton>
      <code className={styles.command} lang="en" title={command}>
        {command}
      </code>
      {exit !== undefined && exit !== 0 && (
        <span className={styles.exit}>{fill(messages.stepExit, { code: exit })}</span>
      )}
    </li>
  )
}
