import * as z from 'zod'
import { localized } from '../localized'
import { commonFields, partId, questionType, repeatedIds } from '../question-type'

/** Put in order: `items` are written in their true order, each with the reason for its place. */
export const order = questionType(
  z.strictObject({
    ...commonFields,
    type: z.literal('order'),
    items: z
      .array(
        z.strictObject({
          id: partId,
          text: localized,
          feedback: localized,
          /** What the order goes by, such as a year; checked, never shown before answering. */
          key: z.number().optional(),
        }),
      )
      .min(3),
    /** `pairs` counts how many pairs stand the right way round; `exact` gives everything or nothing. */
    scoring: z.enum(['pairs', 'exact']).default('pairs'),
  }),
  function* ({ items }) {
    yield* repeatedIds('items', items)
    for (const [index, { key }] of items.entries()) {
      const before = items[index - 1]?.key
      if (key !== undefined && before !== undefined && key <= before) {
        yield {
          path: ['items', index, 'key'],
          message: `is ${key}, after ${before}; items must be written in their true order`,
        }
      }
    }
  },
)
