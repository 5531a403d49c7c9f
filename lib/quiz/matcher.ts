import * as z from 'zod'
import { words } from './localized'

/** A text that is accepted: `text` compares whole answers, `pattern` is a regular expression over the whole answer. */
export const matcher = z.strictObject({
  text: words.optional(),
  pattern: words.optional(),
  /** Whether capital letters matter; in commands and file names they do. */
  caseSensitive: z.boolean().default(false),
})

export type Matcher = z.infer<typeof matcher>
