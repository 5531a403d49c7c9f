import { type FormEvent, useState } from 'react'
import { InlineCode } from '@/components/workbench/inline-code'
import type { Answers } from '@/lib/quiz/grade/answers'
import type { AskedQuestions, QuestionType } from '@/lib/quiz/question-types'
import type { QuizMessages } from './messages'
import type { Draft } from './question-view'
import { questionViews } from './question-views'
import styles from './quiz.module.css'

interface QuestionFormProps<Type extends QuestionType> {
  readonly type: Type
  readonly question: AskedQuestions[Type]
  readonly attempt: number
  /** The id of the element with the question's words. */
  readonly promptId: string
  onAnswer(answer: Answers[Type]): void
  readonly messages: QuizMessages
}

/** The controls of a question with its hint and the button that checks the answer. */
export function QuestionForm<Type extends QuestionType>(props: QuestionFormProps<Type>) {
  const { type, question, attempt, promptId, onAnswer, messages } = props
  const view = questionViews[type]
  const [draft, setDraft] = useState<Draft<Type>>(() => view.blank?.(question, attempt))
  const [missing, setMissing] = useState<keyof QuizMessages>()
  const [isHinting, setHinting] = useState(false)

  const check = (event: FormEvent) => {
    event.preventDefault()
    const lacking = view.missing(draft, question)
    setMissing(lacking)
    if (lacking === undefined && draft !== undefined) onAnswer(draft)
  }
  const onDraft = (next: Answers[Type]) => {
    setDraft(next)
    setMissing(undefined)
  }
  return (
    <form onSubmit={check}>
      <fieldset className={styles.fields} aria-labelledby={promptId}>
        <view.Form
          question={question}
          attempt={attempt}
          draft={draft}
          onDraft={onDraft}
          messages={messages}
        />
      </fieldset>
      {isHinting && question.hint && (
        <p className={styles.explanation}>
          <b>{messages.hintIs}</b> <InlineCode text={question.hint} />
        </p>
      )}
      <p className={`${styles.after} scripted`}>
        <button type="submit" className="btn">
          {messages.check}
        </button>
        {question.hint && !isHinting && (
          <button type="button" className="btn quiet" onClick={() => setHinting(true)}>
            {messages.hint}
          </button>
        )}
        <span role="alert">{missing && messages[missing]}</span>
      </p>
    </form>
  )
}
