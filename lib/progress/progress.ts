/** A moment of real time, in milliseconds since 1970. */
export type Milliseconds = number

/** What is remembered of one answered question. */
export interface StoredAnswer {
  /** The question's revision that was answered; an answer to an older one no longer counts. */
  readonly rev: number
  /** Ids or typed text, in the shape of the question's type. */
  readonly answer: unknown
  /** From 0 to 1. */
  readonly score: number
  /** How often the question has been answered, this time included. */
  readonly tries: number
  readonly at: Milliseconds
}

/** What is remembered of one lesson. */
export interface LessonProgress {
  readonly visitedAt: Milliseconds
  /** When each goal was first met. */
  readonly goals: Readonly<Record<string, Milliseconds>>
}

/** Where the reader was last: a lesson and the id of the heading above the text in view. */
export interface Place {
  readonly lesson: string
  readonly section?: string
  readonly at: Milliseconds
}

export interface Preference {
  readonly value: string | number | boolean
  readonly at: Milliseconds
}

/**
 * All that is remembered about one learner, as plain JSON. It is merged, never overwritten: two tabs, or a file and a
 * browser, bring together what each knows. Clearing and importing start a new generation, which older ones give way to.
 */
export interface Progress {
  readonly version: 1
  readonly generation: number
  readonly lessons: Readonly<Record<string, LessonProgress>>
  readonly answers: Readonly<Record<string, StoredAnswer>>
  readonly place?: Place
  readonly preferences: Readonly<Record<string, Preference>>
}

export const emptyProgress: Progress = {
  version: 1,
  generation: 0,
  lessons: {},
  answers: {},
  preferences: {},
}
