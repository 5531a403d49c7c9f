import { InlineCode } from '@/components/workbench/inline-code'
import { fill } from '@/lib/i18n/fill'
import { shuffledFor } from '@/lib/quiz/shuffle'
import type { QuestionView, ResultProps } from '../question-view'
import { OrderForm } from './order-form'
import styles from './result.module.css'
import { ResultRow } from './result-row'

function OrderResult({ question, answer, messages }: ResultProps<'order'>) {
  return (
    <ol className={styles.rows}>
      {question.items.map(({ id, text, feedback }, index) => {
        const place = answer.indexOf(id)
        const isRight = place === index
        return (
          <ResultRow
            key={id}
            state={isRight ? 'right' : 'wrong'}
            label={isRight ? messages.rightPlace : messages.wrongPlace}
            text={
              <>
                <span className={styles.place}>{index + 1}</span> <InlineCode text={text} />
              </>
            }
            note={isRight ? undefined : fill(messages.youHadThis, { place: place + 1 })}
            reason={feedback}
          />
        )
      })}
    </ol>
  )
}

/** Put in order. The order that is right is never the one shown first. */
export const orderView: QuestionView<'order'> = {
  blank: ({ id, items }, attempt) => shuffledFor(items, id, attempt, items).map((item) => item.id),
  missing: () => undefined,
  Form: OrderForm,
  Result: OrderResult,
}
