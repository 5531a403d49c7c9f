import { type ContainerGoal, checkContainer, describeContainer } from './goals/container'
import { checkFile, describeFile, type FileGoal } from './goals/file'
import {
  checkSharesNamespace,
  describeSharesNamespace,
  type SharesNamespaceGoal,
} from './goals/shares-namespace'
import type { Localized } from './localized'
import type { Situation } from './situation'

/** A claim about the world, as plain data: what is shown, what is checked and what is explained come from it alone. */
export type Goal = ContainerGoal | FileGoal | SharesNamespaceGoal

/** The goal in words: what has to be so. */
export function describeGoal(goal: Goal): Localized {
  switch (goal.type) {
    case 'container':
      return describeContainer(goal)
    case 'file':
      return describeFile(goal)
    case 'shares-namespace':
      return describeSharesNamespace(goal)
  }
}

/** Undefined when the claim holds; otherwise one sentence on what was found instead. */
export function checkGoal(goal: Goal, situation: Situation): Localized | undefined {
  switch (goal.type) {
    case 'container':
      return checkContainer(goal, situation)
    case 'file':
      return checkFile(goal, situation)
    case 'shares-namespace':
      return checkSharesNamespace(goal, situation)
  }
}
