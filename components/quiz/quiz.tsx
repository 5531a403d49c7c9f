'use client'

import { useProgress } from '@/components/progress/use-progress'
import { fill } from '@/lib/i18n/fill'
import type { AskedQuestion } from '@/lib/quiz/question-types'
import type { QuizMessages } from './messages'
import { Question } from './question'
import styles from './quiz.module.css'
import { QuizSummary } from './quiz-summary'

interface QuizProps {
  readonly questions: readonly AskedQuestion[]
  /** The address of the lesson on whose page this stands, and of all lessons, without a slash at the end. */
  readonly lesson: string
  readonly lessonsPath: string
  readonly messages: QuizMessages
}

/** A lesson's questions, one under the other, and what came of them. */
export function Quiz({ questions, lesson, lessonsPath, messages }: QuizProps) {
  const answers = useProgress((progress) => progress.answers)
  const passage = ({ source }: AskedQuestion) =>
    source.lesson === lesson ? `#${source.anchor}` : `${lessonsPath}/${source.lesson}#${source.anchor}`
  return (
    <section className={styles.quiz} aria-labelledby="quiz-title">
      <h2 id="quiz-title">{messages.title}</h2>
      <p className={styles.intro}>{fill(messages.intro, { count: questions.length })}</p>
      <noscript>
        <p className={styles.intro}>{messages.needsScript}</p>
      </noscript>
      <ol className={styles.questions}>
        {questions.map((question, index) => (
          <Question
            key={question.id}
            type={question.type}
            question={question}
            number={index + 1}
            passage={passage(question)}
            messages={messages}
          />
        ))}
      </ol>
      <QuizSummary questions={questions} answers={answers} passage={passage} messages={messages} />
    </section>
  )
}
