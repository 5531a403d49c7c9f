import { access } from 'node:fs/promises'
import path from 'node:path'
import type { Exercise } from '@/lib/course/exercise'
import { UsageError } from './usage-error'

/** The folder of a lesson named as `module/lesson`. Rejects with a UsageError when there is none. */
export async function lessonFolder(lesson: string | undefined): Promise<string> {
  if (lesson === undefined) throw new UsageError('name a lesson, such as namespaces/pid')
  const folder = path.join(import.meta.dirname, '../../content/lessons', lesson)
  try {
    await access(path.join(folder, 'en.mdx'))
    return folder
  } catch {
    throw new UsageError(
      `there is no lesson ${lesson}; lessons are the folders in content/lessons, as module/lesson`,
    )
  }
}

/** A lesson's exercise. Rejects with a UsageError when it has none. */
export async function lessonExercise(folder: string): Promise<Exercise> {
  const file = path.join(folder, 'exercise.ts')
  try {
    await access(file)
  } catch {
    throw new UsageError(`${path.basename(folder)} has no exercise`)
  }
  const { default: exercise }: { default: Exercise } = await import(file)
  return exercise
}
