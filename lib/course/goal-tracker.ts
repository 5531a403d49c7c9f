import type { Exercise } from './exercise'
import { checkGoal, describeGoal } from './goal'
import type { Localized } from './localized'
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
    const next = this.#statuses.map((status) => this.#next(status, situation, step))
    if (next.some((status, index) => status !== this.#statuses[index])) this.#statuses = next
    return this.#statuses
  }

  #next(status: GoalStatus, situation: Situation, step: number): GoalStatus {
    const goal = this.exercise.goals[status.id]
    const why = goal && checkGoal(goal, situation)
    const { id, text, metAt, brokenAt } = status
    if (!why) return status.state === 'met' ? status : { id, text, state: 'met', metAt: step }
    if (status.state === 'unmet')
      return sameText(status.why, why) ? status : { id, text, state: 'unmet', why }
    if (status.state === 'broken' && sameText(status.why, why)) return status
    return { id, text, state: 'broken', why, metAt: metAt ?? step, brokenAt: brokenAt ?? step }
  }
}

function sameText(left: Localized | undefined, right: Localized): boolean {
  return left?.en === right.en && left.zh === right.zh
}
