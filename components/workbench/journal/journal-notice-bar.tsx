import type { WorkbenchMessages } from '../messages'
import { type JournalNotice, updateWorkbench, useWorkbench } from '../store'
import styles from './journal.module.css'

const words: Record<JournalNotice, keyof WorkbenchMessages> = {
  'set-aside': 'setAside',
  'not-kept': 'notKept',
  elsewhere: 'elsewhere',
  'too-long': 'tooLong',
}

/** Says what became of keeping the machine, when that is not as one would expect. */
export function JournalNoticeBar({ messages }: { messages: WorkbenchMessages }) {
  const notice = useWorkbench((state) => state.notice)
  if (!notice) return null
  return (
    <div className={styles.notice} role="status">
      <p>{messages[words[notice]]}</p>
      <button type="button" className="btn quiet" onClick={() => updateWorkbench({ notice: undefined })}>
        {messages.dismiss}
      </button>
    </div>
  )
}
