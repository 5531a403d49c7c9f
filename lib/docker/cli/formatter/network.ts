import type { NetworkInspect } from '../../api/types/network'
import { formatTime } from '../go/time'
import { type CellOptions, labelList, shortId } from './cells'
import { type Columns, columns } from './columns'

/** The format of `docker network ls` for a `--format` value. */
export function networkFormat(source: string, quiet: boolean): string {
  if (source === 'table') return quiet ? '{{.ID}}' : 'table {{.ID}}\t{{.Name}}\t{{.Driver}}\t{{.Scope}}'
  if (source !== 'raw') return source
  return quiet
    ? 'network_id: {{.ID}}'
    : 'network_id: {{.ID}}\nname: {{.Name}}\ndriver: {{.Driver}}\nscope: {{.Scope}}\n'
}

/** The columns of `docker network ls`. */
export function networkColumns({ truncate }: Pick<CellOptions, 'truncate'>): Columns<NetworkInspect> {
  return columns<NetworkInspect>({
    type: '*network.networkContext',
    headers: {
      ID: 'NETWORK ID',
      Name: 'NAME',
      Driver: 'DRIVER',
      Scope: 'SCOPE',
      IPv4: 'IPV4',
      IPv6: 'IPV6',
      Internal: 'INTERNAL',
      Labels: 'LABELS',
      CreatedAt: 'CREATED AT',
    },
    fields: {
      ID: ({ Id }) => (truncate ? shortId(Id) : Id),
      Name: ({ Name }) => Name,
      Driver: ({ Driver }) => Driver,
      Scope: ({ Scope }) => Scope,
      IPv4: ({ EnableIPv4 }) => String(EnableIPv4),
      IPv6: ({ EnableIPv6 }) => String(EnableIPv6),
      Internal: ({ Internal }) => String(Internal),
      Labels: ({ Labels }) => labelList(Labels, false),
      CreatedAt: ({ Created }) => formatTime(Created),
    },
    labels: ({ Labels }) => Labels,
  })
}
