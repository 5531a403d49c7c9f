import { useEffect, useRef, useState } from 'react'
import { fill } from '@/lib/i18n/fill'
import { InlineCode } from '../inline-code'
import type { WorkbenchMessages } from '../messages'
import styles from './goals.module.css'

/** Hints for a goal, opened one at a time; opened ones stay. */
export function HintLadder({ hints, messages }: { hints: readonly string[]; messages: WorkbenchMessages }) {
  const [opened, setOpened] = useState(0)
  const newest = useRef<HTMLLIElement>(null)
  // The button moves on or goes away, so the focus goes to what it opened.
  useEffect(() => {
    if (opened > 0) newest.current?.focus()
  }, [opened])
  if (hints.length === 0) return null
  return (
    <>
      {opened > 0 && (
        <ol className={styles.hints}>
          {hints.slice(0, opened).map((hint, index) => (
            <li key={hint} ref={index === opened - 1 ? newest : null} tabIndex={-1}>
              <InlineCode text={hint} />
            </li>
          ))}
        </ol>
      )}
      {opened < hints.length && (
        <p className={styles.more}>
          <button type="button" className="btn quiet scripted" onClick={() => setOpened(opened + 1)}>
            {fill(messages.hint, { number: opened + 1, total: hints.length })}
          </button>
        </p>
      )}
    </>
  )
}
