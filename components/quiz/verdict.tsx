import type { Ref } from 'react'
import type { QuizMessages } from './messages'
import styles from './quiz.module.css'

interface VerdictProps {
  readonly score: number
  readonly ref: Ref<HTMLElement>
  readonly messages: QuizMessages
}

/** Right, partly right or not right, as shape and word. It takes the focus when an answer has just been checked. */
export function Verdict({ score, ref, messages }: VerdictProps) {
  const isRight = score === 1
  const word = isRight ? messages.right : score > 0 ? messages.partly : messages.wrong
  return (
    <span ref={ref} className={`${styles.verdict} ${isRight ? styles.ok : styles.no}`} tabIndex={-1}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={isRight ? 'M3.5 10.5l4.3 4.3L16.5 5' : 'M5 5l10 10M15 5L5 15'} />
      </svg>
      {word}
    </span>
  )
}
