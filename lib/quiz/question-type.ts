import * as z from 'zod'
import { localized, words } from './localized'

/** A fault in one question: where in it, what is wrong, and what to write instead. */
export interface Remark {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  message: 'must be lower-case words joined by hyphens, such as "shared-kernel"',
})

/** An id inside a question: of an option, an item, a pair. */
export const partId = slug

/** What every question has, whatever its type. */
export const commonFields = {
  /** `<lesson>/<slug>`; never reused for another question. */
  id: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/, {
    message: 'must be the lesson and a name, such as "namespaces/pid/two-numbers"',
  }),
  /** Raised when the meaning changes, so that older answers are not counted for the new question. */
  rev: z.number().int().min(1).default(1),
  prompt: localized,
  /** Commands or a file the prompt speaks about, shown verbatim under it. */
  code: words.optional(),
  hint: localized.optional(),
  explanation: localized,
  /** The passage that answers it: a lesson and the id of a heading in it. */
  source: z.strictObject({ lesson: words, anchor: slug }),
  /** What the question is about; reviews and statistics go by it. */
  concept: slug,
  level: z.enum(['recall', 'understand', 'apply', 'analyse']),
  points: z.number().positive().default(1),
  seconds: z.number().int().positive().optional(),
  use: z
    .array(z.enum(['lesson', 'review', 'classroom', 'exam']))
    .min(1)
    .default(['lesson', 'review', 'classroom']),
}

/** A choice the reader may pick, with the reason it is right or wrong. */
export const option = z.strictObject({
  id: partId,
  text: localized,
  correct: z.literal(true).optional(),
  feedback: localized,
  misconception: slug.optional(),
  /** Stays at the end when the options are shuffled ("none of these"). */
  pin: z.literal(true).optional(),
})

type Reading<T> = { readonly question: T } | { readonly issues: readonly z.core.$ZodIssue[] }

/** One row of the table of question types. */
export interface QuestionTypeDefinition<S extends z.ZodObject> {
  readonly schema: S
  /** Checks a parsed YAML value against the schema. */
  read(value: unknown): Reading<z.output<S>>
  /** Faults the schema cannot express. Takes a value that `read` accepted; anything else has no remarks. */
  lint(value: unknown): readonly Remark[]
}

/** Defines a question type from its schema and the faults a schema cannot see. */
export function questionType<S extends z.ZodObject>(
  schema: S,
  lint: (question: z.output<S>) => Iterable<Remark>,
): QuestionTypeDefinition<S> {
  const read = (value: unknown): Reading<z.output<S>> => {
    const result = schema.safeParse(value)
    return result.success ? { question: result.data } : { issues: result.error.issues }
  }
  return {
    schema,
    read,
    lint(value) {
      const reading = read(value)
      return 'question' in reading ? [...lint(reading.question)] : []
    },
  }
}

/** Remarks on ids used twice in a list such as `options`. */
export function* repeatedIds(list: string, items: readonly { readonly id: string }[]): Generator<Remark> {
  for (const [index, { id }] of items.entries()) {
    if (items.findIndex((item) => item.id === id) < index) {
      yield { path: [list, index, 'id'], message: `has the id "${id}" twice; give each its own` }
    }
  }
}
