import type { ReactNode } from 'react'
import type { Answers } from '@/lib/quiz/grade/answers'
import type { AskedQuestions, QuestionType } from '@/lib/quiz/question-types'
import type { QuizMessages } from './messages'

/** An answer being given; undefined while there is nothing of it yet. */
export type Draft<Type extends QuestionType> = Answers[Type] | undefined

export interface FormProps<Type extends QuestionType> {
  readonly question: AskedQuestions[Type]
  /** From 0; each attempt shows another order. */
  readonly attempt: number
  readonly draft: Draft<Type>
  onDraft(draft: Answers[Type]): void
  readonly messages: QuizMessages
}

export interface ResultProps<Type extends QuestionType> {
  readonly question: AskedQuestions[Type]
  readonly answer: Answers[Type]
  readonly messages: QuizMessages
}

/** How one type of question is asked and its answer explained. */
export interface QuestionView<Type extends QuestionType> {
  /** What counts as the answer when the reader leaves the controls as they are. */
  blank?(question: AskedQuestions[Type], attempt: number): Answers[Type]
  /** What is still missing before the draft can be checked, as the name of a message; undefined when nothing is. */
  missing(draft: Draft<Type>, question: AskedQuestions[Type]): keyof QuizMessages | undefined
  /** Controls for giving the answer. They stand in a group that the question names. */
  readonly Form: (props: FormProps<Type>) => ReactNode
  /** Every choice with its reason. */
  readonly Result: (props: ResultProps<Type>) => ReactNode
}
