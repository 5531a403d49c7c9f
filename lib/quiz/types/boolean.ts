import * as z from 'zod'
import { localized } from '../localized'
import { commonFields, questionType } from '../question-type'

/** True or false, with a reason for each. */
export const boolean = questionType(
  z.strictObject({
    ...commonFields,
    type: z.literal('boolean'),
    answer: z.boolean(),
    feedback: z.strictObject({ whenTrue: localized, whenFalse: localized }),
  }),
  () => [],
)
