import * as z from 'zod'
import { localized } from '../localized'
import { commonFields, partId, questionType, repeatedIds } from '../question-type'

/** Match each left side with its right side; `decoys` are right sides that belong to none. */
export const match = questionType(
  z.strictObject({
    ...commonFields,
    type: z.literal('match'),
    pairs: z
      .array(z.strictObject({ id: partId, left: localized, right: localized, feedback: localized }))
      .min(2),
    decoys: z.array(z.strictObject({ id: partId, text: localized })).default([]),
  }),
  function* ({ pairs, decoys }) {
    yield* repeatedIds('pairs', pairs)
    yield* repeatedIds('decoys', decoys)
    for (const [index, { id }] of decoys.entries()) {
      if (pairs.some((pair) => pair.id === id)) {
        yield {
          path: ['decoys', index, 'id'],
          message: `has "${id}", which is also the id of a pair; give each its own`,
        }
      }
    }
    const rights = pairs.map((pair) => pair.right.en.trim())
    for (const [index, right] of rights.entries()) {
      if (rights.indexOf(right) < index) {
        yield {
          path: ['pairs', index, 'right'],
          message: `has "${right}" as the right side of two, so both fit`,
        }
      }
    }
  },
)
