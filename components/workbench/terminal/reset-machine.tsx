import { lazy, Suspense, useState } from 'react'
import type { WorkbenchMessages } from '../messages'
import styles from './terminal.module.css'

const ConfirmDialog = lazy(async () => ({
  default: (await import('@/components/dialog/confirm-dialog')).ConfirmDialog,
}))

/** The button that starts the machine afresh, after asking. */
export function ResetMachine({ messages, onReset }: { messages: WorkbenchMessages; onReset(): void }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <button type="button" className={styles.reset} onClick={() => setAsking(true)}>
        {messages.resetMachine}
      </button>
      {isAsking && (
        <Suspense>
          <ConfirmDialog
            title={messages.resetTitle}
            body={messages.resetBody}
            confirm={messages.resetMachine}
            keep={messages.keepMachine}
            onConfirm={onReset}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  )
}
