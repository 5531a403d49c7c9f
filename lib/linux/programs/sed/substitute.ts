import type { Regex } from '../regex/regex'
import { expandReplacement } from './replacement'
import type { Substitution } from './script'

type Rules = Pick<Substitution, 'pieces' | 'global' | 'number'>

/** A text with its match, or matches, replaced; undefined when nothing was. */
export function substitute(
  text: string,
  regex: Regex,
  { pieces, global, number }: Rules,
): string | undefined {
  let out = ''
  let from = 0
  let count = 0
  let lastEnd = -1
  let replaced = false
  for (let at = 0; at <= text.length; ) {
    const match = regex.exec(text, at)
    if (!match) break
    // An empty match right after another one is none.
    const isAdjacent = match.start === match.end && match.start === lastEnd
    lastEnd = match.end
    if (!isAdjacent && ++count >= number) {
      out += text.slice(from, match.start) + expandReplacement(pieces, match.groups)
      from = match.end
      replaced = true
      if (!global) break
    }
    at = match.end > match.start ? match.end : match.end + 1
  }
  return replaced ? out + text.slice(from) : undefined
}
