import type { GoalStatus } from '@/lib/course/goal-tracker'
import type { World } from '@/lib/world/types'

/** Reads the world against an exercise's goals and remembers which were met before. */
export interface GoalChecker {
  check(world: World): readonly GoalStatus[]
}
