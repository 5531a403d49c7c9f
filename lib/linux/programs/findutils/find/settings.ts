import type { Node } from './expression'

/** What global options of a find expression set. */
export interface Settings {
  minDepth: number
  maxDepth: number
  /** a directory's contents before the directory itself */
  depthFirst: boolean
  oneFileSystem: boolean
  follow: 'never' | 'operands' | 'always'
  /** times are counted from the end of today */
  fromDayStart: boolean
  extendedRegex: boolean
  /** something prints or acts: there is no -print by default */
  acts: boolean
  /** actions that still hold work at the end (-exec … +) */
  readonly pending: Pending[]
}

export interface Pending {
  flush(): import('../../../kernel/wait-queue').Blocking<void>
}

export const newSettings = (): Settings => ({
  minDepth: 0,
  maxDepth: Number.POSITIVE_INFINITY,
  depthFirst: false,
  oneFileSystem: false,
  follow: 'never',
  fromDayStart: false,
  extendedRegex: false,
  acts: false,
  pending: [],
})

export interface Parsed {
  readonly paths: readonly string[]
  readonly node: Node
  readonly settings: Settings
}
