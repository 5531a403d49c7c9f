import { AlertDialog } from '@base-ui/react/alert-dialog'
import type { WorkbenchMessages } from '../messages'
import styles from './terminal.module.css'

/** The button that starts the machine afresh, after asking. */
export function ResetMachine({ messages, onReset }: { messages: WorkbenchMessages; onReset(): void }) {
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger className={styles.reset}>{messages.resetMachine}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup className={styles.dialog}>
          <AlertDialog.Title className={styles.question}>{messages.resetTitle}</AlertDialog.Title>
          <AlertDialog.Description className={styles.consequence}>
            {messages.resetBody}
          </AlertDialog.Description>
          <div className={styles.choices}>
            <AlertDialog.Close className="btn">{messages.keepMachine}</AlertDialog.Close>
            <AlertDialog.Close className="btn primary" onClick={onReset}>
              {messages.resetMachine}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
