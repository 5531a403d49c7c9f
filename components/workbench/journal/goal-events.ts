import type { ShownGoal } from '../store'

/** The goals, by their number in the list, that a step met or broke. */
export interface GoalEvents {
  readonly met: readonly number[]
  readonly broken: readonly number[]
}

/** What a step did to the goals. */
export function goalEvents(goals: readonly ShownGoal[], step: number): GoalEvents {
  const numbers = (happened: (goal: ShownGoal) => boolean) =>
    goals.flatMap((goal, index) => (happened(goal) ? [index + 1] : []))
  return {
    met: numbers(({ metAt }) => metAt === step),
    broken: numbers(({ state, brokenAt }) => state === 'broken' && brokenAt === step),
  }
}
