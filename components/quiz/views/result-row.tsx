import type { ReactNode } from 'react'
import { InlineCode } from '@/components/workbench/inline-code'
import styles from './result.module.css'

/** How a line of the result is marked: right and chosen, wrong and chosen, right but not chosen, or neither. */
export type RowState = 'right' | 'wrong' | 'missed' | 'plain'

const shapes: Record<RowState, string | undefined> = {
  right: 'M3.5 10.5l4.3 4.3L16.5 5',
  missed: 'M3.5 10.5l4.3 4.3L16.5 5',
  wrong: 'M5 5l10 10M15 5L5 15',
  plain: undefined,
}

interface ResultRowProps {
  readonly state: RowState
  /** What the mark says to those who do not see it. */
  readonly label: string
  readonly text: ReactNode
  /** What the reader did, such as "Your answer". */
  readonly note?: ReactNode
  readonly reason?: string
}

/** One line of a result: a mark, the choice, and the reason. */
export function ResultRow({ state, label, text, note, reason }: ResultRowProps) {
  const shape = shapes[state]
  return (
    <li className={`${styles.row} ${styles[state]}`}>
      {shape ? (
        <svg className={styles.mark} viewBox="0 0 20 20" role="img" aria-label={label}>
          <path d={shape} />
        </svg>
      ) : (
        <span className={styles.mark} />
      )}
      <div className={styles.choice}>
        {text}
        {note && <small>{note}</small>}
      </div>
      {reason && (
        <p className={styles.reason}>
          <InlineCode text={reason} />
        </p>
      )}
    </li>
  )
}
