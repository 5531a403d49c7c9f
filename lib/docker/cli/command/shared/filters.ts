import type { Query } from '../../../api/routes'
import type { Filters } from '../../flag/collecting-types'

/** Filters as the API takes them, each name a set of values; none when there are none. */
export function filtersJson(filters: Filters): string | undefined {
  const names = Object.keys(filters).sort()
  if (names.length === 0) return undefined
  const sets = names.map((name) => [
    name,
    Object.fromEntries([...(filters[name] ?? [])].sort().map((value) => [value, true])),
  ])
  return JSON.stringify(Object.fromEntries(sets))
}

export function filtersQuery(filters: Filters): Query {
  return { filters: filtersJson(filters) }
}
