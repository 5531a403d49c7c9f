import type { Exercise } from './exercise'
import { describeGoal, type GoalCheck } from './goal'
import type { Localized } from './localized'
import { checkGoals } from './roles'
import type { Situation } from './situation'

/** A goal at a moment. Steps are the numbers of commands in the learner's journal. */
export interface GoalStatus {
  readonly id: string
  readonly state: 'unmet' | 'met' | 'broken'
  readonly text: Localized
  /** for unmet and broken goals: what was found instead */
  readonly why?: Localized
  readonly metAt?: number
  readonly brokenAt?: number
}

/** Follows the goals of an exercise: a goal that was met and no longer is, is broken, which is not the same as unmet. */
export class GoalTracker {
  #statuses: readonly GoalStatus[]

  constructor(private readonly exercise: Exercise) {
    this.#statuses = Object.entries(exercise.goals).map(([id, goal]) => ({
      id,
      state: 'unmet',
      text: describeGoal(goal),
    }))
  }

  get statuses(): readonly GoalStatus[] {
    return this.#statuses
  }

  /** Looks again, after the step of this number; the same array when nothing has changed. */
  check(situation: Situation, step: number): readonly GoalStatus[] {
    const checks = checkGoals(this.exercise, situation)
    const next = this.#statuses.map((status) => nextStatus(status, checks[status.id], step))
    if (next.some((status, index) => status !== this.#statuses[index])) this.#statuses = next
    return this.#statuses
  }
}

function nextStatus(status: GoalStatus, { why }: Partial<GoalCheck> = {}, step: number): GoalStatus {
  const { id, text, state, metAt, brokenAt } = status
  if (!why) return state === 'met' ? status : { id, text, state: 'met', metAt: step }
  if (state === 'unmet') return sameText(status.why, why) ? status : { id, text, state: 'unmet', why }
  if (state === 'broken' && sameText(status.why, why)) return status
  return { id, text, state: 'broken', why, metAt: metAt ?? step, brokenAt: brokenAt ?? step }
}

function sameText(left: Localized | undefined, right: Localized): boolean {
  return left?.en === right.en && left.zh === right.zh
}
