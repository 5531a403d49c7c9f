import { fill } from '@/lib/i18n/fill'
import type { WorkbenchMessages } from '../messages'
import styles from './journal.module.css'

interface StepButtonProps {
  number: number
  command: string
  /** The machine is there already, or not up. */
  isDisabled: boolean
  messages: WorkbenchMessages
  onTravel(position: number): void
}

/** The number of a step, which takes the machine to right after it. */
export function StepButton({ number, command, isDisabled, messages, onTravel }: StepButtonProps) {
  return (
    <button
      type="button"
      className={styles.number}
      aria-label={fill(messages.goToStep, { number, command })}
      disabled={isDisabled}
      onClick={() => onTravel(number)}
    >
      {number}
    </button>
  )
}
