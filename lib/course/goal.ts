import {
  type AllOf,
  type AnyOf,
  type AtLeast,
  checkCombination,
  describeCombination,
  type NotSo,
} from './goals/combination'
import { type ContainerWants, containerKind } from './goals/container'
import { checkEvent, describeEvent, type EventGoal } from './goals/event'
import { checkFile, describeFile, type FileGoal } from './goals/file'
import { type ImageWants, imageKind } from './goals/image'
import { type NetworkWants, networkKind } from './goals/network'
import { checkThing, describeThing, type Kind, type Roles, type ThingGoal } from './goals/thing'
import { type VolumeWants, volumeKind } from './goals/volume'
import type { Localized } from './localized'
import type { Situation } from './situation'

export type ContainerGoal = { readonly type: 'container' } & ThingGoal<ContainerWants>
export type ImageGoal = { readonly type: 'image' } & ThingGoal<ImageWants>
export type NetworkGoal = { readonly type: 'network' } & ThingGoal<NetworkWants>
export type VolumeGoal = { readonly type: 'volume' } & ThingGoal<VolumeWants>
type AnyThingGoal = ContainerGoal | ImageGoal | NetworkGoal | VolumeGoal

/** A claim about the world, as plain data: what is shown, what is checked and what is explained come from it alone. */
export type Goal =
  | AnyThingGoal
  | FileGoal
  | EventGoal
  | AllOf<Goal>
  | AnyOf<Goal>
  | NotSo<Goal>
  | AtLeast<Goal>

/** The outcome of a look at a goal. */
export interface GoalCheck {
  /** what is so instead; undefined when the goal is met */
  readonly why?: Localized
  /** names of all objects that meet a goal about an object */
  readonly found: readonly string[]
}

/** The goal in words: what has to be so. */
export function describeGoal(goal: Goal): Localized {
  switch (goal.type) {
    case 'container':
      return describeThing(containerKind, goal)
    case 'image':
      return describeThing(imageKind, goal)
    case 'network':
      return describeThing(networkKind, goal)
    case 'volume':
      return describeThing(volumeKind, goal)
    case 'file':
      return describeFile(goal)
    case 'event':
      return describeEvent(goal)
    case 'combination':
      return describeCombination(goal, describeGoal)
  }
}

/** Looks whether the claim holds and, when not, says in one sentence what was found instead. */
export function checkGoal(goal: Goal, situation: Situation, roles: Roles = {}): GoalCheck {
  switch (goal.type) {
    case 'container':
      return thingCheck(containerKind, goal, situation, roles)
    case 'image':
      return thingCheck(imageKind, goal, situation, roles)
    case 'network':
      return thingCheck(networkKind, goal, situation, roles)
    case 'volume':
      return thingCheck(volumeKind, goal, situation, roles)
    case 'file':
      return outcome(checkFile(goal, situation))
    case 'event':
      return outcome(checkEvent(goal, situation, roles))
    case 'combination':
      return outcome(checkCombination(goal, (part) => checkGoal(part, situation, roles), describeGoal))
  }
}

function thingCheck<Subject, Wants>(
  kind: Kind<Subject, Wants>,
  goal: ThingGoal<Wants>,
  situation: Situation,
  roles: Roles,
): GoalCheck {
  const { found, why } = checkThing(kind, goal, situation, roles)
  return { found: found.map((subject) => kind.nameOf(subject)), ...(why && { why }) }
}

function outcome(why: Localized | undefined): GoalCheck {
  return { found: [], ...(why && { why }) }
}
