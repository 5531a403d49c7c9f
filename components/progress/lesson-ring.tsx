'use client'

import { type LessonTasks, lessonState } from '@/lib/progress/lesson-state'
import { ProgressRing, type RingWords } from './progress-ring'
import { useProgress } from './use-progress'

interface LessonRingProps {
  readonly lesson: string
  readonly tasks: LessonTasks
  readonly messages: RingWords
}

/** How far this reader is with a lesson. */
export function LessonRing({ lesson, tasks, messages }: LessonRingProps) {
  const state = useProgress((progress) => lessonState(progress, lesson, tasks))
  return <ProgressRing state={state} messages={messages} />
}
