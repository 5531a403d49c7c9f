/** A regular expression as POSIX and GNU describe it (regex(7)), without regard to which syntax it was written in. */
export type Node =
  | { readonly type: 'literal'; readonly character: string }
  | { readonly type: 'any' }
  /** the source of a JavaScript character class */
  | { readonly type: 'class'; readonly source: string }
  | { readonly type: 'assertion'; readonly kind: Assertion }
  | { readonly type: 'group'; readonly index: number; readonly body: Node }
  | { readonly type: 'reference'; readonly index: number }
  | { readonly type: 'repeat'; readonly body: Node; readonly min: number; readonly max: number }
  | { readonly type: 'sequence'; readonly items: readonly Node[] }
  | { readonly type: 'alternatives'; readonly items: readonly Node[] }

export type Assertion =
  | 'line-start'
  | 'line-end'
  | 'buffer-start'
  | 'buffer-end'
  | 'word-start'
  | 'word-end'
  | 'word-boundary'
  | 'not-word-boundary'
  | 'no-word-before'
  | 'no-word-after'

/** What regcomp(3) says of a pattern it cannot compile. */
export class RegexError extends Error {}
