'use client'

import { type ChangeEvent, lazy, Suspense, useRef, useState } from 'react'
import { fill } from '@/lib/i18n/fill'
import { importProgress } from '@/lib/progress/merge-progress'
import type { ProgressFault } from '@/lib/progress/parse-progress'
import { readProgressFile, writeProgressFile } from '@/lib/progress/progress-file'
import { clearProgress } from '@/lib/progress/record'
import type { ProgressMessages } from './messages'
import styles from './progress.module.css'
import { saveText } from './save-text'
import { browserProgress, updateProgress } from './use-progress'

const ConfirmDialog = lazy(async () => ({
  default: (await import('../dialog/confirm-dialog')).ConfirmDialog,
}))

const faults: Record<ProgressFault['fault'], keyof ProgressMessages> = {
  'not-json': 'importNotJson',
  'not-progress': 'importNotProgress',
  newer: 'importNewer',
  damaged: 'importDamaged',
}

function loadFile(text: string, messages: ProgressMessages): string {
  const read = readProgressFile(text)
  if ('fault' in read) return fill(messages[faults[read.fault]], { path: read.path })
  updateProgress((progress) => importProgress(progress, read))
  const { lessons, answers } = browserProgress().progress
  return fill(messages.imported, {
    lessons: Object.keys(lessons).length,
    answers: Object.keys(answers).length,
  })
}

/** Saves progress as a file, loads one, and forgets everything after asking. */
export function ProgressPanel({ messages }: { messages: ProgressMessages }) {
  const file = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState('')
  const [isAsking, setAsking] = useState(false)

  const save = () => {
    const today = new Date().toISOString()
    const text = writeProgressFile(browserProgress().progress, today)
    saveText(`${messages.fileName}-${today.slice(0, 10)}.json`, text)
  }
  const load = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const chosen = currentTarget.files?.[0]
    if (!chosen) return
    const text = await chosen.text()
    setOutcome(loadFile(text, messages))
    // The same file may be chosen again after it was mended.
    if (file.current) file.current.value = ''
  }
  const forget = async () => {
    updateProgress(clearProgress)
    const { forgetJournals } = await import('../workbench/machine/journal-database')
    await forgetJournals().catch(() => {})
    setOutcome(messages.forgotten)
  }
  return (
    <div className={`${styles.panel} scripted`}>
      <p className={styles.actions}>
        <button type="button" className="btn" onClick={save}>
          {messages.export}
        </button>
        <button type="button" className="btn" onClick={() => file.current?.click()}>
          {messages.import}
        </button>
        <button type="button" className="btn quiet" onClick={() => setAsking(true)}>
          {messages.reset}
        </button>
      </p>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        aria-label={messages.import}
        hidden
        onChange={(event) => void load(event)}
      />
      <p className={styles.rules}>{messages.rules}</p>
      <p className={styles.outcome} role="status">
        {outcome}
      </p>
      {isAsking && (
        <Suspense>
          <ConfirmDialog
            title={messages.resetTitle}
            body={messages.resetBody}
            confirm={messages.resetConfirm}
            keep={messages.keep}
            onConfirm={() => void forget()}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </div>
  )
}
