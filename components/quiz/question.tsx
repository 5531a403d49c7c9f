'use client'

import { useEffect, useId, useRef, useState } from 'react'
import { updateProgress, useProgress } from '@/components/progress/use-progress'
import { InlineCode } from '@/components/workbench/inline-code'
import { recordAnswer } from '@/lib/progress/record'
import { type Answer, type Answers, answerShapes } from '@/lib/quiz/grade/answers'
import { grade } from '@/lib/quiz/grade/grade'
import type { AskedQuestions, QuestionType } from '@/lib/quiz/question-types'
import type { QuizMessages } from './messages'
import { QuestionForm } from './question-form'
import { questionViews } from './question-views'
import styles from './quiz.module.css'
import { Verdict } from './verdict'

interface QuestionProps<Type extends QuestionType> {
  readonly type: Type
  readonly question: AskedQuestions[Type]
  readonly number: number
  /** Where the passage stands that answers it. */
  readonly passage: string
  readonly messages: QuizMessages
}

/** One question: asked until it is answered, then explained; it can be answered again in another order. */
export function Question<Type extends QuestionType>({
  type,
  question,
  number,
  passage,
  messages,
}: QuestionProps<Type>) {
  const promptId = useId()
  const verdict = useRef<HTMLParagraphElement>(null)
  const stored = useProgress((progress) => progress.answers[question.id])
  const [isAsking, setAsking] = useState(false)
  const [hasJustAnswered, setJustAnswered] = useState(false)
  const answered = stored?.rev === question.rev && answerShapes[type](stored.answer) ? stored : undefined
  const view = questionViews[type]

  useEffect(() => {
    if (hasJustAnswered) verdict.current?.focus()
  }, [hasJustAnswered])

  const onAnswer = (answer: Answers[Type]) => {
    const { score } = grade(question, answer as Answer)
    updateProgress(recordAnswer(question.id, { rev: question.rev, answer, score, at: Date.now() }))
    setAsking(false)
    setJustAnswered(true)
  }
  const askAgain = () => {
    setAsking(true)
    setJustAnswered(false)
  }
  const shown = answered && !isAsking ? answered : undefined
  return (
    <li className={styles.question} id={question.id.replaceAll('/', '-')}>
      <p className={styles.number} aria-hidden="true">
        {number}
      </p>
      <div className={styles.body}>
        <p className={styles.kind}>
          <span>{messages[type]}</span>
          {shown && <Verdict ref={verdict} score={shown.score} messages={messages} />}
        </p>
        <h3 className={styles.prompt} id={promptId}>
          <InlineCode text={question.prompt} />
        </h3>
        {question.code && (
          <pre className={styles.code} lang="en">
            {question.code.trimEnd()}
          </pre>
        )}
        {shown ? (
          <>
            <view.Result question={question} answer={shown.answer as Answers[Type]} messages={messages} />
            <p className={styles.explanation}>
              <b>{messages.why}</b> <InlineCode text={question.explanation} />
            </p>
            <p className={styles.after}>
              <button type="button" className="btn" onClick={askAgain}>
                {messages.again}
              </button>
              <a href={passage}>{messages.readAgain}</a>
            </p>
          </>
        ) : (
          <QuestionForm
            key={stored?.tries ?? 0}
            type={type}
            question={question}
            attempt={answered?.tries ?? 0}
            promptId={promptId}
            onAnswer={onAnswer}
            messages={messages}
          />
        )}
      </div>
    </li>
  )
}
