import * as z from 'zod'
import { localized } from '../localized'
import { commonFields, questionType } from '../question-type'

/** Type a number; it is right within `tolerance` of `value`. */
export const numeric = questionType(
  z.strictObject({
    ...commonFields,
    type: z.literal('numeric'),
    value: z.number(),
    tolerance: z.number().min(0).default(0),
    unit: localized.optional(),
    mistakes: z.array(z.strictObject({ value: z.number(), feedback: localized })).default([]),
  }),
  function* ({ value, tolerance, mistakes }) {
    for (const [index, mistake] of mistakes.entries()) {
      if (Math.abs(mistake.value - value) <= tolerance) {
        yield {
          path: ['mistakes', index, 'value'],
          message: `has ${mistake.value}, which the tolerance makes right`,
        }
      }
    }
  },
)
