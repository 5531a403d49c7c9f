import { InlineCode } from '@/components/workbench/inline-code'
import type { AskedQuestions } from '@/lib/quiz/question-types'
import { shuffledFor } from '@/lib/quiz/shuffle'
import type { FormProps, QuestionView, ResultProps } from '../question-view'
import styles from './controls.module.css'
import result from './result.module.css'
import { ResultRow } from './result-row'

/** Right sides to choose from, decoys among them. */
function partners({ pairs, decoys }: AskedQuestions['match']) {
  return [...pairs.map(({ id, right }) => ({ id, text: right })), ...decoys]
}

function MatchForm({ question, attempt, draft = {}, onDraft, messages }: FormProps<'match'>) {
  const lefts = shuffledFor(question.pairs, `${question.id}/left`, attempt)
  const rights = shuffledFor(partners(question), `${question.id}/right`, attempt)
  return (
    <div className={styles.options}>
      {lefts.map(({ id, left }) => (
        <label className={styles.pair} key={id}>
          <span>
            <InlineCode text={left} />
          </span>
          <select
            value={draft[id] ?? ''}
            onChange={({ currentTarget }) => onDraft({ ...draft, [id]: currentTarget.value })}
          >
            <option value="" disabled>
              {messages.choosePartner}
            </option>
            {rights.map(({ id: rightId, text }) => (
              <option key={rightId} value={rightId}>
                {text.replaceAll('`', '')}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  )
}

function MatchResult({ question, answer, messages }: ResultProps<'match'>) {
  return (
    <ul className={result.rows}>
      {question.pairs.map(({ id, left, right, feedback }) => {
        const isRight = answer[id] === id
        const chosen = partners(question).find((partner) => partner.id === answer[id])
        return (
          <ResultRow
            key={id}
            state={isRight ? 'right' : 'wrong'}
            label={isRight ? messages.rightMark : messages.wrongMark}
            text={
              <>
                <InlineCode text={left} /> <span className={result.joint}>–</span> <InlineCode text={right} />
              </>
            }
            note={
              isRight || !chosen ? undefined : (
                <>
                  {messages.youChose} <InlineCode text={chosen.text} />
                </>
              )
            }
            reason={feedback}
          />
        )
      })}
    </ul>
  )
}

/** Match left sides with right sides. */
export const matchView: QuestionView<'match'> = {
  missing: (draft = {}, { pairs }) => (pairs.every(({ id }) => draft[id]) ? undefined : 'pairsMissing'),
  Form: MatchForm,
  Result: MatchResult,
}
