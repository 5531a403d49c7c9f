/** What a page knows of an exercise before the machine runs, in the reader's language. */
export interface ExerciseOutline {
  /** The lesson's id, such as `namespaces/pid`. */
  readonly id: string
  /** The starting state of the machine. */
  readonly scenario: string
  readonly goals: readonly {
    readonly id: string
    readonly text: string
    /** From where to look to the command itself. */
    readonly hints: readonly string[]
  }[]
}
