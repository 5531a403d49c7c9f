'use client'

import type { ProgressNotice as Notice } from './browser-progress'
import type { ProgressMessages } from './messages'
import styles from './progress.module.css'
import { saveText } from './save-text'
import { browserProgress, useProgressNotice } from './use-progress'

function sentence(notice: Notice, messages: ProgressMessages): string {
  if (notice.kind !== 'set-aside') return messages[notice.kind]
  return notice.fault === 'newer' ? messages.setAsideNewer : messages.setAside
}

/** Says when stored progress could not be read or cannot be kept; nothing when all is well. */
export function ProgressNotice({ messages }: { messages: ProgressMessages }) {
  const notice = useProgressNotice()
  if (!notice) return null
  const saveSetAside = () => {
    const text = browserProgress().setAsideText()
    if (text !== undefined) saveText(`${messages.fileName}-set-aside.json`, text)
  }
  return (
    <div className={styles.notice} role="status">
      <p>{sentence(notice, messages)}</p>
      <p className={styles.actions}>
        {notice.kind === 'set-aside' && (
          <button type="button" className="btn" onClick={saveSetAside}>
            {messages.saveSetAside}
          </button>
        )}
        <button type="button" className="btn quiet" onClick={() => browserProgress().dismissNotice()}>
          {messages.dismiss}
        </button>
      </p>
    </div>
  )
}
