import type { AskedQuestion, AskedQuestions, Questions, QuestionType } from '../question-types'
import { type Answer, type Answers, answerShapes } from './answers'
import { gradeExactChoice, gradeMultiple } from './choice'
import { gradeMatch } from './match'
import { gradeOrder } from './order'
import { gradeNumeric, gradeShort } from './typed'

type Graders = {
  [Type in QuestionType]: (question: AskedQuestions[Type] | Questions[Type], answer: Answers[Type]) => number
}

const graders: Graders = {
  single: (question, answer) => gradeExactChoice(question.options, [answer]),
  multiple: (question, answer) =>
    question.scoring === 'all'
      ? gradeExactChoice(question.options, answer)
      : gradeMultiple(question.options, answer),
  boolean: (question, answer) => (question.answer === answer ? 1 : 0),
  order: gradeOrder,
  match: gradeMatch,
  short: gradeShort,
  numeric: gradeNumeric,
}

export type Verdict = 'right' | 'partly' | 'wrong'

/** What an answer is worth: `score` from 0 to 1, of which only 1 counts as right. */
export interface Grade {
  readonly score: number
  readonly verdict: Verdict
}

function score<Type extends QuestionType>(
  type: Type,
  question: AskedQuestions[Type],
  answer: Answers[Type],
): number {
  return graders[type](question, answer)
}

/** Grades an answer. An answer of another question type's shape (from an edited file, say) is simply wrong. */
export function grade(question: AskedQuestion, answer: Answer): Grade {
  const { type } = question
  if (!answerShapes[type](answer)) return { score: 0, verdict: 'wrong' }
  const value = score(type, question as AskedQuestions[typeof type], answer as Answers[typeof type])
  return { score: value, verdict: value === 1 ? 'right' : value > 0 ? 'partly' : 'wrong' }
}
