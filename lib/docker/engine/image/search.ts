import type { Blocking } from '../../../linux/kernel/wait-queue'
import type { SearchResult } from '../../api/types/registry'
import { fetchCatalog } from '../../registry/hub'
import type { Engine } from '../engine'
import { EngineError } from '../error'
import type { Filters } from '../filters'

const OFFICIAL = 'library/'

/** `docker search` on the simulated hub, most starred first. @throws EngineError InvalidParameter */
export function* searchImages(
  engine: Engine,
  term: string,
  limit: number,
  filters: Filters,
): Blocking<SearchResult[]> {
  if (limit < 1 || limit > 100)
    throw new EngineError('InvalidParameter', `limit ${limit} is outside the range of [1, 100]`)
  filters.validate('is-automated', 'is-official', 'stars')
  const officialOnly = filters.has('is-official') ? filters.bool('is-official', false) : undefined
  const stars = Math.max(0, ...filters.get('stars').map(Number))
  const wanted = term.replace(/^library\//, '').toLowerCase()
  const results = (yield* fetchCatalog(engine.sys)).map(
    ({ path, description, stars: star_count }): SearchResult => ({
      star_count,
      is_official: path.startsWith(OFFICIAL),
      name: path.startsWith(OFFICIAL) ? path.slice(OFFICIAL.length) : path,
      is_automated: false,
      description,
    }),
  )
  return results
    .filter(({ name, description }) => `${name} ${description}`.toLowerCase().includes(wanted))
    .filter(({ is_official }) => officialOnly === undefined || is_official === officialOnly)
    .filter(({ star_count }) => star_count >= stars)
    .sort((left, right) => right.star_count - left.star_count)
    .slice(0, limit)
}
