import { useId } from 'react'
import { InlineCode } from '@/components/workbench/inline-code'
import type { QuizMessages } from '../messages'
import styles from './controls.module.css'
import result from './result.module.css'
import { ResultRow, type RowState } from './result-row'

/** A choice as these lists need it. */
export interface Choice {
  readonly id: string
  readonly text: string
  readonly correct?: true | undefined
  readonly feedback: string
}

interface ChoiceListProps {
  readonly choices: readonly Choice[]
  readonly kind: 'radio' | 'checkbox'
  readonly chosen: readonly string[]
  onChoose(id: string, isChosen: boolean): void
}

/** Native radio buttons or checkboxes, a line each. */
export function ChoiceList({ choices, kind, chosen, onChoose }: ChoiceListProps) {
  const name = useId()
  return (
    <div className={styles.options}>
      {choices.map(({ id, text }) => (
        <label className={styles.option} key={id}>
          <input
            type={kind}
            name={name}
            value={id}
            checked={chosen.includes(id)}
            onChange={({ currentTarget }) => onChoose(id, currentTarget.checked)}
          />
          <span>
            <InlineCode text={text} />
          </span>
        </label>
      ))}
    </div>
  )
}

function stateOf({ correct }: Choice, isChosen: boolean): RowState {
  if (isChosen) return correct ? 'right' : 'wrong'
  return correct ? 'missed' : 'plain'
}

interface ChoiceResultProps {
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  /** What a right choice that was not taken is called. */
  readonly missedNote: string
  readonly messages: QuizMessages
}

/** Every choice with its reason; the reader's own are marked. */
export function ChoiceResult({ choices, chosen, missedNote, messages }: ChoiceResultProps) {
  const labels: Record<RowState, string> = {
    right: messages.rightMark,
    wrong: messages.wrongMark,
    missed: messages.missedMark,
    plain: '',
  }
  return (
    <ul className={result.rows}>
      {choices.map((choice) => {
        const isChosen = chosen.includes(choice.id)
        const state = stateOf(choice, isChosen)
        const note = isChosen ? messages.yourAnswer : choice.correct ? missedNote : undefined
        return (
          <ResultRow
            key={choice.id}
            state={state}
            label={labels[state]}
            text={<InlineCode text={choice.text} />}
            note={note}
            reason={choice.feedback}
          />
        )
      })}
    </ul>
  )
}
