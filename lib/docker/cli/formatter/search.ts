import type { SearchResult } from '../../api/types/registry'
import { ellipsis } from '../display-width'
import { type Columns, columns } from './columns'

/** The columns of `docker search`; in JSON the official mark is `true` or `false`. */
export function searchColumns(truncate: boolean, inJson: boolean): Columns<SearchResult> {
  return columns<SearchResult>({
    type: '*registry.searchContext',
    headers: { Name: 'NAME', Description: 'DESCRIPTION', StarCount: 'STARS', IsOfficial: 'OFFICIAL' },
    fields: {
      Name: ({ name }) => name,
      Description({ description }) {
        const text = description.replace(/[\r\n]/g, ' ')
        return truncate ? ellipsis(text, 45) : text
      },
      StarCount: ({ star_count }) => String(star_count),
      IsOfficial: ({ is_official }) => (inJson ? String(is_official) : is_official ? '[OK]' : ''),
    },
  })
}
