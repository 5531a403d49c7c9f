import { fill } from '@/lib/i18n/fill'
import type { WorkbenchMessages } from './messages'
import styles from './workbench.module.css'

/** What stands where the terminal will be, in its size and colours. The sentence appears only when loading takes a while. */
export function TerminalPlaceholder({
  isLoading,
  messages,
}: {
  isLoading: boolean
  messages: WorkbenchMessages
}) {
  return (
    <div className={styles.placeholder}>
      <p className={styles.bar}>{fill(messages.terminalTab, { number: 1 })}</p>
      {isLoading && (
        <p className={styles.loading} role="status">
          {messages.loadingTitle}. {messages.loadingBody}
        </p>
      )}
    </div>
  )
}
