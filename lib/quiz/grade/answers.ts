import type { QuestionType } from '../question-types'

/** What a learner's answer to each question type is made of: ids of options, items and pairs, or what was typed. */
export interface Answers {
  single: string
  multiple: readonly string[]
  boolean: boolean
  order: readonly string[]
  match: Readonly<Record<string, string>>
  short: string
  numeric: string
}

export type Answer = Answers[QuestionType]

const isText = (value: unknown): value is string => typeof value === 'string'
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)

/** Whether a stored value can be an answer to a question of that type. */
export const answerShapes: { [Type in QuestionType]: (value: unknown) => value is Answers[Type] } = {
  single: isText,
  multiple: isTexts,
  boolean: (value) => typeof value === 'boolean',
  order: isTexts,
  match: (value): value is Record<string, string> =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isText),
  short: isText,
  numeric: isText,
}
