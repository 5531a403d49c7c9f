import { GoalTracker } from '@/lib/course/goal-tracker'
import { situationOf } from '@/lib/course/situation-of'
import type { GoalChecker } from './goal-checker'

/** Fetches the goals of a lesson's exercise. */
export async function loadGoals(id: string): Promise<GoalChecker> {
  const { default: exercise } = await import(`@/content/lessons/${id}/exercise.ts`)
  const tracker = new GoalTracker(exercise)
  return { check: (world) => tracker.check(situationOf(world), world.steps.length) }
}
