import type { LessonState } from '@/lib/progress/lesson-state'
import type { ProgressMessages } from './messages'

/** The words of the three states. */
export type RingWords = Pick<ProgressMessages, 'notBegun' | 'underWay' | 'done'>

const words: Record<LessonState, keyof RingWords> = {
  'not-begun': 'notBegun',
  'under-way': 'underWay',
  done: 'done',
}

/** How far a lesson is: a ring, a ring filled to the waterline, or a disc with a tick. */
export function ProgressRing({ state, messages }: { state: LessonState; messages: RingWords }) {
  return (
    <svg viewBox="0 0 16 16" role="img" aria-label={messages[words[state]]}>
      <use href={`#${state}`} />
    </svg>
  )
}
