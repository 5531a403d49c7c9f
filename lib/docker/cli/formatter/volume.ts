import type { Volume } from '../../api/types/volume'
import { humanSize } from '../units'
import { labelList } from './cells'
import { columns } from './columns'

/** The format of `docker volume ls` for a `--format` value. */
export function volumeFormat(source: string, quiet: boolean): string {
  if (source === 'table') return quiet ? '{{.Name}}' : 'table {{.Driver}}\t{{.Name}}'
  if (source !== 'raw') return source
  return quiet ? 'name: {{.Name}}' : 'name: {{.Name}}\ndriver: {{.Driver}}\n'
}

const notAvailable = (): string => 'N/A'

/** The columns of `docker volume ls`. */
export const volumeColumns = columns<Volume>({
  type: '*formatter.volumeContext',
  headers: {
    ID: 'ID',
    Name: 'VOLUME NAME',
    Group: 'GROUP',
    Driver: 'DRIVER',
    Scope: 'SCOPE',
    Availability: 'AVAILABILITY',
    Mountpoint: 'MOUNTPOINT',
    Labels: 'LABELS',
    Links: 'LINKS',
    Size: 'SIZE',
    Status: 'STATUS',
  },
  fields: {
    Name: ({ Name }) => Name,
    Driver: ({ Driver }) => Driver,
    Scope: ({ Scope }) => Scope,
    Mountpoint: ({ Mountpoint }) => Mountpoint,
    Labels: ({ Labels }) => labelList(Labels, false),
    Links: ({ UsageData }) => (UsageData ? String(UsageData.RefCount) : 'N/A'),
    Size: ({ UsageData }) => (UsageData ? humanSize(UsageData.Size) : 'N/A'),
    Group: notAvailable,
    Availability: notAvailable,
    Status: notAvailable,
  },
  labels: ({ Labels }) => Labels,
})
