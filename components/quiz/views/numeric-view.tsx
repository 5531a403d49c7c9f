import { gradeNumeric, readNumber } from '@/lib/quiz/grade/typed'
import type { QuestionView } from '../question-view'
import { TypedAnswer, TypedResult } from './typed-answer'

/** Type a number. */
export const numericView: QuestionView<'numeric'> = {
  missing: (draft = '') => {
    if (draft.trim() === '') return 'nothingTyped'
    return readNumber(draft) === undefined ? 'notANumber' : undefined
  },
  Form: ({ question, draft = '', onDraft, messages }) => (
    <TypedAnswer
      value={draft}
      inputMode="decimal"
      unit={question.unit}
      onType={onDraft}
      messages={messages}
    />
  ),
  Result: ({ question, answer, messages }) => (
    <TypedResult
      typed={answer}
      isRight={gradeNumeric(question, answer) === 1}
      reason={question.mistakes.find(({ value }) => value === readNumber(answer))?.feedback}
      answer={[question.value, question.unit].filter((part) => part !== undefined).join(' ')}
      messages={messages}
    />
  ),
}
