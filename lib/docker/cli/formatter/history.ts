import { rfc3339 } from '../../../base/civil'
import type { ImageHistoryItem } from '../../api/types/image'
import { ellipsis } from '../display-width'
import { humanSize } from '../units'
import { ago, type CellOptions, shortId } from './cells'
import { type Columns, columns } from './columns'

/** Images claim to be this old when their builder would not say. */
const LONG_AGO = 946_684_800

/** The format of `docker history` for a `--format` value. */
export function historyFormat(source: string, quiet: boolean, human: boolean): string {
  if (source !== 'table') return source
  if (quiet) return '{{.ID}}'
  return `table {{.ID}}\t{{.${human ? 'CreatedSince' : 'CreatedAt'}}}\t{{.CreatedBy}}\t{{.Size}}\t{{.Comment}}`
}

/** The columns of `docker history`; `human` is its flag of that name. */
export function historyColumns({ truncate, now }: CellOptions, human: boolean): Columns<ImageHistoryItem> {
  const createdAt = (item: ImageHistoryItem): string => rfc3339({ seconds: item.Created, nanoseconds: 0 })
  return columns<ImageHistoryItem>({
    type: '*image.historyContext',
    headers: {
      ID: 'IMAGE',
      CreatedSince: 'CREATED',
      CreatedAt: 'CREATED AT',
      CreatedBy: 'CREATED BY',
      Size: 'SIZE',
      Comment: 'COMMENT',
    },
    fields: {
      ID: ({ Id }) => (truncate ? shortId(Id) : Id),
      CreatedAt: createdAt,
      CreatedSince(item) {
        if (!human) return createdAt(item)
        return item.Created <= LONG_AGO ? 'N/A' : ago(item.Created, now)
      },
      CreatedBy({ CreatedBy }) {
        const text = CreatedBy.replaceAll('\t', ' ')
        return truncate ? ellipsis(text, 45) : text
      },
      Size: ({ Size }) => (human ? humanSize(Size, 3) : String(Size)),
      Comment: ({ Comment }) => Comment,
    },
  })
}
