import type { Progress } from './progress'

/** How far a lesson is: not begun, under way, or everything in it done. */
export type LessonState = 'not-begun' | 'under-way' | 'done'

/** What there is to do in a lesson. */
export interface LessonTasks {
  readonly goals: readonly string[]
  readonly questions: readonly { readonly id: string; readonly rev: number }[]
}

/** A lesson is done when every goal was met once and every question answered; right or wrong is not counted. */
export function lessonState(
  progress: Progress,
  lesson: string,
  { goals, questions }: LessonTasks,
): LessonState {
  const known = progress.lessons[lesson]
  const met = goals.filter((goal) => known?.goals[goal] !== undefined)
  const answered = questions.filter(({ id, rev }) => progress.answers[id]?.rev === rev)
  const tasks = goals.length + questions.length
  const done = met.length + answered.length
  if (tasks > 0 && done === tasks) return 'done'
  return known || done > 0 ? 'under-way' : 'not-begun'
}
