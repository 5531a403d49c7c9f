import type { ProcessEntry } from '../../support/process-table'
import { compareBytes } from '../../support/text'
import { PsError } from './request'
import { specifiers } from './specifiers'
import type { View } from './view'

/** Orders processes by keys such as `-rss` and `+pid`; without any as they came. @throws PsError */
export function sortProcesses(
  entries: readonly ProcessEntry[],
  keys: readonly string[],
  view: View,
): ProcessEntry[] {
  const comparisons = keys.map((key) => {
    const name = key.replace(/^[-+]/, '')
    const specifier = specifiers[name]
    if (!specifier) throw new PsError('unknown sort specifier')
    const sign = key.startsWith('-') ? -1 : 1
    const value = (entry: ProcessEntry): number | string =>
      specifier.key?.(entry, view) ?? specifier.text(entry, view, Number.POSITIVE_INFINITY)
    return (left: ProcessEntry, right: ProcessEntry): number => {
      const [a, b] = [value(left), value(right)]
      return (
        sign * (typeof a === 'number' && typeof b === 'number' ? a - b : compareBytes(String(a), String(b)))
      )
    }
  })
  return [...entries].sort((left, right) => {
    for (const compare of comparisons) {
      const order = compare(left, right)
      if (order !== 0) return order
    }
    return 0
  })
}
