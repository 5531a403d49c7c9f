import * as z from 'zod'
import { commonFields, option, questionType, repeatedIds } from '../question-type'

/** Choose all that apply: at least one option is right and at least one is wrong. */
export const multiple = questionType(
  z.strictObject({
    ...commonFields,
    type: z.literal('multiple'),
    options: z.array(option).min(3),
    shuffle: z.boolean().default(true),
    /** `partial` takes wrong choices off the right ones; `all` gives everything or nothing. */
    scoring: z.enum(['partial', 'all']).default('partial'),
  }),
  function* ({ options }) {
    yield* repeatedIds('options', options)
    const right = options.filter((choice) => choice.correct).length
    if (right === 0)
      yield { path: ['options'], message: 'has no correct option; mark at least one "correct: true"' }
    if (right === options.length) {
      yield {
        path: ['options'],
        message: 'has no wrong option, so picking everything is always right; add one',
      }
    }
  },
)
