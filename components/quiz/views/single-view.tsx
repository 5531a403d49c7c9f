import type { QuestionView } from '../question-view'
import { ChoiceList, ChoiceResult } from './choice'
import { shownOptions } from './shown-options'

/** Choose one. */
export const singleView: QuestionView<'single'> = {
  missing: (draft) => (draft === undefined ? 'nothingChosen' : undefined),
  Form: ({ question, attempt, draft, onDraft }) => (
    <ChoiceList
      choices={shownOptions(question, attempt)}
      kind="radio"
      chosen={draft === undefined ? [] : [draft]}
      onChoose={(id) => onDraft(id)}
    />
  ),
  Result: ({ question, answer, messages }) => (
    <ChoiceResult
      choices={question.options}
      chosen={[answer]}
      missedNote={messages.rightAnswer}
      messages={messages}
    />
  ),
}
