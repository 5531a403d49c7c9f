import { InlineCode } from '@/components/workbench/inline-code'
import type { QuizMessages } from '../messages'
import styles from './controls.module.css'
import result from './result.module.css'
import { ResultRow } from './result-row'

interface TypedAnswerProps {
  readonly value: string
  readonly inputMode: 'text' | 'decimal'
  readonly unit?: string | undefined
  onType(value: string): void
  readonly messages: QuizMessages
}

/** A field for a short answer. Nothing corrects or completes what is typed: commands must stay as they are. */
export function TypedAnswer({ value, inputMode, unit, onType, messages }: TypedAnswerProps) {
  return (
    <label className={styles.typed}>
      <span>{messages.answer}</span>
      <input
        type="text"
        value={value}
        inputMode={inputMode}
        autoCapitalize="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
      />
      {unit && <span>{unit}</span>}
    </label>
  )
}

interface TypedResultProps {
  readonly typed: string
  readonly isRight: boolean
  /** The reason for a known mistake. */
  readonly reason?: string | undefined
  /** The answer as it is shown to those who did not find it. */
  readonly answer: string
  readonly messages: QuizMessages
}

/** What was typed with its reason, and the answer when that was another. */
export function TypedResult({ typed, isRight, reason, answer, messages }: TypedResultProps) {
  return (
    <ul className={result.rows}>
      <ResultRow
        state={isRight ? 'right' : 'wrong'}
        label={isRight ? messages.rightMark : messages.wrongMark}
        text={<code>{typed}</code>}
        note={messages.youTyped}
        {...(reason && { reason })}
      />
      {!isRight && (
        <ResultRow
          state="missed"
          label={messages.rightAnswer}
          text={<InlineCode text={answer} />}
          note={messages.rightAnswer}
        />
      )}
    </ul>
  )
}
