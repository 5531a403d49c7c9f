import { loadQuiz } from '@/components/quiz/load-quiz'
import type { LessonTasks } from '@/lib/progress/lesson-state'
import { exerciseOf } from './lesson-exercise'

/** What there is to do in each lesson, by lesson id. Only at build time. */
export async function lessonTasks(lessons: readonly { id: string }[]): Promise<Map<string, LessonTasks>> {
  const tasks = lessons.map(async ({ id }): Promise<[string, LessonTasks]> => {
    const exercise = await exerciseOf(id)
    const questions = loadQuiz(id)
      .filter(({ use }) => use.includes('lesson'))
      .map((question) => ({ id: question.id, rev: question.rev }))
    return [id, { goals: Object.keys(exercise?.goals ?? {}), questions }]
  })
  return new Map(await Promise.all(tasks))
}
