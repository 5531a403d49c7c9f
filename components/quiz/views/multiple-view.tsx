import type { QuestionView } from '../question-view'
import { ChoiceList, ChoiceResult } from './choice'
import { shownOptions } from './shown-options'

/** Choose all that apply. */
export const multipleView: QuestionView<'multiple'> = {
  missing: (draft = []) => (draft.length === 0 ? 'nothingChosen' : undefined),
  Form: ({ question, attempt, draft = [], onDraft }) => (
    <ChoiceList
      choices={shownOptions(question, attempt)}
      kind="checkbox"
      chosen={draft}
      onChoose={(id, isChosen) => onDraft(isChosen ? [...draft, id] : draft.filter((other) => other !== id))}
    />
  ),
  Result: ({ question, answer, messages }) => (
    <ChoiceResult
      choices={question.options}
      chosen={answer}
      missedNote={messages.missed}
      messages={messages}
    />
  ),
}
