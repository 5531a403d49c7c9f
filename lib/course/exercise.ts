import type { Goal } from './goal'
import type { Localized } from './localized'

/** A task on a machine: where it starts, what has to become true, and how to help. */
export interface Exercise {
  /** name of a scenario */
  readonly scenario: string
  /** in the order they are shown */
  readonly goals: Readonly<Record<string, Goal>>
  /** per goal, rungs of a ladder: where to look, what to look for, the command */
  readonly hints: Readonly<Record<string, readonly Localized[]>>
}

/** Checks at compile time that hints belong to goals. */
export function exercise<const Goals extends Readonly<Record<string, Goal>>>(definition: {
  readonly scenario: string
  readonly goals: Goals
  readonly hints: { readonly [Id in keyof Goals]: readonly Localized[] }
}): Exercise {
  return definition
}
