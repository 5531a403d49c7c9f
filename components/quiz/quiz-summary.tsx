import { fill } from '@/lib/i18n/fill'
import type { StoredAnswer } from '@/lib/progress/progress'
import type { AskedQuestion } from '@/lib/quiz/question-types'
import type { QuizMessages } from './messages'
import styles from './quiz.module.css'

interface QuizSummaryProps {
  readonly questions: readonly AskedQuestion[]
  readonly answers: Readonly<Record<string, StoredAnswer>>
  passage(question: AskedQuestion): string
  readonly messages: QuizMessages
}

/** How many were right, how many are open, and which passages to read again. Empty until the first answer. */
export function QuizSummary({ questions, answers, passage, messages }: QuizSummaryProps) {
  const answered = questions.filter(({ id, rev }) => answers[id]?.rev === rev)
  const right = answered.filter(({ id }) => answers[id]?.score === 1)
  const missed = answered.filter((question) => !right.includes(question))
  const open = questions.length - answered.length
  const count = questions.length
  if (answered.length === 0) return null
  return (
    <div className={styles.summary}>
      <p role="status">
        {right.length === count
          ? fill(messages.summaryAll, { count })
          : fill(messages.summary, { count, right: right.length })}{' '}
        {open > 0 && fill(messages.summaryOpen, { count: open })}
      </p>
      {missed.length > 0 && (
        <>
          <p>{messages.toRead}</p>
          <ul>
            {missed.map((question) => (
              <li key={question.id}>
                <a href={passage(question)}>{question.prompt.replaceAll('`', '')}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
