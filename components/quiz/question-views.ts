import type { QuestionType } from '@/lib/quiz/question-types'
import type { QuestionView } from './question-view'
import { booleanView } from './views/boolean-view'
import { matchView } from './views/match-view'
import { multipleView } from './views/multiple-view'
import { numericView } from './views/numeric-view'
import { orderView } from './views/order-view'
import { shortView } from './views/short-view'
import { singleView } from './views/single-view'

/** The view of every question type; a type without one does not compile. */
export const questionViews: { readonly [Type in QuestionType]: QuestionView<Type> } = {
  single: singleView,
  multiple: multipleView,
  boolean: booleanView,
  order: orderView,
  match: matchView,
  short: shortView,
  numeric: numericView,
}
