import type * as z from 'zod'
import type { InLanguage } from './localized'
import { boolean } from './types/boolean'
import { match } from './types/match'
import { multiple } from './types/multiple'
import { numeric } from './types/numeric'
import { order } from './types/order'
import { short } from './types/short'
import { single } from './types/single'

/** The question types an author can write, one row each. */
export const questionTypes = { single, multiple, boolean, order, match, short, numeric }

export type QuestionType = keyof typeof questionTypes

/** Every question type's question, in both languages. */
export type Questions = { [Type in QuestionType]: z.output<(typeof questionTypes)[Type]['schema']> }

/** A question as it is authored: in both languages. */
export type Question = Questions[QuestionType]

/** A question as one reader sees it. */
export type AskedQuestions = { [Type in QuestionType]: InLanguage<Questions[Type]> }
export type AskedQuestion = AskedQuestions[QuestionType]

export const isQuestionType = (name: unknown): name is QuestionType =>
  typeof name === 'string' && Object.hasOwn(questionTypes, name)
