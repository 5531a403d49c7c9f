import type { ExerciseOutline } from '@/components/workbench/exercise-outline'
import type { Exercise } from '@/lib/course/exercise'
import { describeGoal } from '@/lib/course/goal'
import type { Locale } from '@/lib/i18n/locale'
import { lessonHas } from '@/mdx/lesson-files'

/** The machine without a task: the playground's, and beside a lesson that has no exercise. */
export function freeExercise(id: string): ExerciseOutline {
  return { id, scenario: 'playground', goals: [] }
}

/** A lesson's exercise, if it has one. Only at build time. */
export async function exerciseOf(id: string): Promise<Exercise | undefined> {
  if (!lessonHas(id, 'exercise.ts')) return undefined
  const { default: exercise }: { default: Exercise } = await import(`@/content/lessons/${id}/exercise.ts`)
  return exercise
}

/** What a page says of a lesson's exercise before its machine runs. Only at build time. */
export async function lessonExercise(id: string, locale: Locale): Promise<ExerciseOutline> {
  const exercise = await exerciseOf(id)
  if (!exercise) return freeExercise(id)
  const goals = Object.entries(exercise.goals).map(([goal, claim]) => ({
    id: goal,
    text: describeGoal(claim)[locale],
    hints: (exercise.hints[goal] ?? []).map((hint) => hint[locale]),
  }))
  return { id, scenario: exercise.scenario, goals }
}
