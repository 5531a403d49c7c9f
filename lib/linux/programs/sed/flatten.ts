import { Failure } from '../utility'
import type { Action, Address, Command } from './script'

/** A command in a row with all others; a block is left by jumping over it. */
export interface FlatCommand {
  readonly first: Address | undefined
  readonly second: Address | undefined
  readonly negated: boolean
  readonly action: Action
  /** where to go on when it is not for this line; the next one when undefined */
  readonly otherwise: number | undefined
}

export interface Program {
  readonly commands: readonly FlatCommand[]
  readonly labels: ReadonlyMap<string, number>
}

/** Puts blocks and their contents in one row and finds the labels. @throws Failure for a jump to nowhere */
export function flatten(commands: readonly Command[]): Program {
  const flat: FlatCommand[] = []
  const labels = new Map<string, number>()
  const add = (list: readonly Command[]): void => {
    for (const { first, second, negated, action } of list) {
      if (action.name === ':') labels.set(action.label, flat.length)
      if (action.name !== '{') {
        flat.push({ first, second, negated, action, otherwise: undefined })
        continue
      }
      const at = flat.length
      flat.push({ first, second, negated, action, otherwise: undefined })
      add(action.commands)
      flat[at] = { first, second, negated, action, otherwise: flat.length }
    }
  }
  add(commands)
  for (const { action } of flat) {
    const isJump = action.name === 'b' || action.name === 't' || action.name === 'T'
    if (isJump && action.label !== '' && !labels.has(action.label))
      throw new Failure(`can't find label for jump to \`${action.label}'`, 4)
  }
  return { commands: flat, labels }
}
