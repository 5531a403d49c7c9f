import type { FilesystemChange } from '../../api/types/container'
import { columns } from './columns'

/** What `docker diff` prints: kind and path. */
export const diffColumns = columns<FilesystemChange>({
  type: '*container.diffContext',
  headers: { Type: 'CHANGE TYPE', Path: 'PATH' },
  fields: {
    Type: ({ Kind }) => (['C', 'A', 'D'] as const)[Kind],
    Path: ({ Path }) => Path,
  },
})
