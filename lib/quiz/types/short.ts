import * as z from 'zod'
import { localized, words } from '../localized'
import { type Matcher, matcher } from '../matcher'
import { matches } from '../matches'
import { commonFields, questionType, type Remark } from '../question-type'

function* faults(path: readonly PropertyKey[], { text, pattern }: Matcher): Generator<Remark> {
  if ((text === undefined) === (pattern === undefined)) {
    yield { path, message: 'needs either "text" or "pattern", not both and not neither' }
  }
  if (pattern === undefined) return
  try {
    new RegExp(pattern, 'u')
  } catch {
    yield { path: [...path, 'pattern'], message: `"${pattern}" is not a regular expression` }
  }
}

/** Type a short answer; known mistakes get their own reason. */
export const short = questionType(
  z.strictObject({
    ...commonFields,
    type: z.literal('short'),
    /** The answer as it is shown afterwards. */
    answer: words,
    accept: z.array(matcher).min(1),
    mistakes: z.array(matcher.extend({ feedback: localized })).default([]),
  }),
  function* ({ answer, accept, mistakes }) {
    const broken = [
      ...accept.flatMap((entry, index) => [...faults(['accept', index], entry)]),
      ...mistakes.flatMap((entry, index) => [...faults(['mistakes', index], entry)]),
    ]
    yield* broken
    if (broken.length > 0) return
    if (!accept.some((entry) => matches(answer, entry))) {
      yield { path: ['answer'], message: `is "${answer}", which no entry of "accept" accepts` }
    }
    for (const [index, { text }] of mistakes.entries()) {
      if (text !== undefined && accept.some((entry) => matches(text, entry))) {
        yield {
          path: ['mistakes', index, 'text'],
          message: `has "${text}", which an entry of "accept" takes as right`,
        }
      }
    }
  },
)
