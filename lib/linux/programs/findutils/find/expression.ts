import type { Nanoseconds } from '../../../../base/clock'
import type { Process } from '../../../kernel/program'
import type { Blocking } from '../../../kernel/wait-queue'
import type { Stat } from '../../../vfs/stat'
import type { Identities } from '../../support/identity'

/** A file find looks at. */
export interface Visit {
  readonly path: string
  readonly name: string
  /** the starting point it was reached from, and how far below that it is */
  readonly start: string
  readonly depth: number
  /** followed or not as -L, -H and -P have it */
  readonly stat: Stat
}

/** What tests and actions work with. */
export interface Search {
  readonly process: Process
  readonly names: Identities
  readonly now: Nanoseconds
  /** -prune: do not go below this directory */
  isPruned: boolean
  status: number
}

export type Node =
  | { readonly type: 'test'; readonly holds: (visit: Visit, search: Search) => boolean }
  | { readonly type: 'action'; readonly run: (visit: Visit, search: Search) => Blocking<boolean> }
  | { readonly type: 'not'; readonly node: Node }
  | { readonly type: 'and' | 'or' | 'list'; readonly left: Node; readonly right: Node }

/** -quit: everything ends at once, in good order. */
export class Quit extends Error {}

/** Whether an expression is true of a file; does its actions on the way. */
export function* evaluate(node: Node, visit: Visit, search: Search): Blocking<boolean> {
  switch (node.type) {
    case 'test':
      return node.holds(visit, search)
    case 'action':
      return yield* node.run(visit, search)
    case 'not':
      return !(yield* evaluate(node.node, visit, search))
    case 'and':
      return (yield* evaluate(node.left, visit, search)) && (yield* evaluate(node.right, visit, search))
    case 'or':
      return (yield* evaluate(node.left, visit, search)) || (yield* evaluate(node.right, visit, search))
    case 'list':
      yield* evaluate(node.left, visit, search)
      return yield* evaluate(node.right, visit, search)
  }
}
