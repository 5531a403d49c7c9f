import * as z from 'zod'
import { commonFields, option, questionType, repeatedIds } from '../question-type'

/** Choose one: exactly one option is right. */
export const single = questionType(
  z.strictObject({
    ...commonFields,
    type: z.literal('single'),
    options: z.array(option).min(2),
    shuffle: z.boolean().default(true),
  }),
  function* ({ options }) {
    yield* repeatedIds('options', options)
    const right = options.filter((choice) => choice.correct).length
    if (right !== 1) {
      yield {
        path: ['options'],
        message: `has ${right} correct options; a single question needs exactly one (type "multiple" allows more)`,
      }
    }
  },
)
