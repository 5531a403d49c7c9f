import type { AskedQuestions } from '@/lib/quiz/question-types'
import type { QuizMessages } from '../messages'
import type { QuestionView } from '../question-view'
import { type Choice, ChoiceList, ChoiceResult } from './choice'

function choicesOf({ answer, feedback }: AskedQuestions['boolean'], messages: QuizMessages): Choice[] {
  const choice = (value: boolean, text: string, reason: string): Choice => ({
    id: String(value),
    text,
    feedback: reason,
    ...(answer === value && { correct: true }),
  })
  return [choice(true, messages.true, feedback.whenTrue), choice(false, messages.false, feedback.whenFalse)]
}

/** True or false. */
export const booleanView: QuestionView<'boolean'> = {
  missing: (draft) => (draft === undefined ? 'nothingChosen' : undefined),
  Form: ({ question, draft, onDraft, messages }) => (
    <ChoiceList
      choices={choicesOf(question, messages)}
      kind="radio"
      chosen={draft === undefined ? [] : [String(draft)]}
      onChoose={(id) => onDraft(id === 'true')}
    />
  ),
  Result: ({ question, answer, messages }) => (
    <ChoiceResult
      choices={choicesOf(question, messages)}
      chosen={[String(answer)]}
      missedNote={messages.rightAnswer}
      messages={messages}
    />
  ),
}
