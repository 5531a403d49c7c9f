import { fill } from '@/lib/i18n/fill'
import styles from './machine-state.module.css'
import type { WorkbenchMessages } from './messages'
import type { MachinePhase } from './store'

interface MachineStateProps {
  phase: MachinePhase
  messages: WorkbenchMessages
  onTryAgain(): void
  onReset(): void
}

/** Says what the machine is doing while there is no terminal to look at; nothing when all is well. */
export function MachineState({ phase, messages, onTryAgain, onReset }: MachineStateProps) {
  switch (phase.name) {
    case 'loading':
    case 'waiting':
    case 'ready':
      return null
    case 'restoring':
      return (
        <div className={`state ${styles.state}`} role="status">
          <h2>{messages.restoringTitle}</h2>
          <p>
            {fill(messages.restoringBody, { count: phase.commands })} {messages.loadingBody}
          </p>
        </div>
      )
    case 'unreachable':
      return (
        <div className={`state err ${styles.state}`} role="alert">
          <h2>{messages.unreachableTitle}</h2>
          <p>{messages.unreachableBody}</p>
          <button type="button" className="btn" onClick={onTryAgain}>
            {messages.tryAgain}
          </button>
        </div>
      )
    case 'failed':
      return (
        <div className={`state err ${styles.state}`} role="alert">
          <h2>{messages.failedTitle}</h2>
          <p>{fill(messages.failedBody, { reason: phase.message })}</p>
          <button type="button" className="btn" onClick={onReset}>
            {messages.resetMachine}
          </button>
        </div>
      )
  }
}
