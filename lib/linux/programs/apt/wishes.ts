/** apt's options, and as which program it was started. */
export interface AptWishes {
  readonly isApt: boolean
  readonly yes: boolean
  /** 0 to 2 */
  readonly quiet: number
  readonly simulate: boolean
  readonly noRecommends: boolean
  readonly installed: boolean
  readonly reinstall: boolean
}
