/** Why a text is no complete program. */
export interface Problem {
  /** more input could complete it */
  readonly incomplete: boolean
  readonly line: number
  /** in bash's words; empty where bash says nothing */
  readonly message: string
  /** in the words of dash and, but for the order and the case, of busybox */
  readonly posix: string
  /** the offending line, when bash repeats it */
  readonly quote?: string
  /** it is in a `[[ … ]]`, of which bash makes the end of the shell */
  readonly isConditional?: boolean
  /** it is in a `name=(…)`, after which bash goes on with the next line */
  readonly isInArray?: boolean
}

/** Thrown where the source goes wrong. */
export class SyntaxFault {
  constructor(readonly problem: Problem) {}
}
