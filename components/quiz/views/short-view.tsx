import { gradeShort } from '@/lib/quiz/grade/typed'
import { matches } from '@/lib/quiz/matches'
import type { QuestionView } from '../question-view'
import { TypedAnswer, TypedResult } from './typed-answer'

/** Type a short answer. */
export const shortView: QuestionView<'short'> = {
  missing: (draft = '') => (draft.trim() === '' ? 'nothingTyped' : undefined),
  Form: ({ draft = '', onDraft, messages }) => (
    <TypedAnswer value={draft} inputMode="text" onType={onDraft} messages={messages} />
  ),
  Result: ({ question, answer, messages }) => (
    <TypedResult
      typed={answer}
      isRight={gradeShort(question, answer) === 1}
      reason={question.mistakes.find((mistake) => matches(answer, mistake))?.feedback}
      answer={`\`${question.answer}\``}
      messages={messages}
    />
  ),
}
