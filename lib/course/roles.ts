import type { Exercise } from './exercise'
import { checkGoal, type Goal, type GoalCheck } from './goal'
import type { Roles } from './goals/thing'
import type { Situation } from './situation'

/** More ways than this to hand out roles are not tried. */
const mostWays = 64

/** Looks at every goal of an exercise, with each role given to the object that lets most goals be met. */
export function checkGoals(
  { goals }: Pick<Exercise, 'goals'>,
  situation: Situation,
): Readonly<Record<string, GoalCheck>> {
  let best: Readonly<Record<string, GoalCheck>> = {}
  let bestMet = -1
  for (const roles of waysToHandOutRoles(Object.values(goals), situation)) {
    const checks = Object.fromEntries(
      Object.entries(goals).map(([id, goal]) => [id, checkGoal(goal, situation, roles)]),
    )
    const met = Object.values(checks).filter(({ why }) => !why).length
    if (met > bestMet) {
      best = checks
      bestMet = met
    }
  }
  return best
}

function waysToHandOutRoles(goals: readonly Goal[], situation: Situation): readonly Roles[] {
  let ways: readonly Roles[] = [{}]
  for (const goal of goals) {
    const role = 'as' in goal ? goal.as : undefined
    if (role === undefined) continue
    ways = ways
      .flatMap((roles) => {
        const taken = Object.values(roles)
        const found = checkGoal(goal, situation, roles).found.filter((name) => !taken.includes(name))
        return found.length > 0 ? found.map((name) => ({ ...roles, [role]: name })) : [roles]
      })
      .slice(0, mostWays)
  }
  return ways
}
