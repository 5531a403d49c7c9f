import type { ContainerSummary } from '../../api/types/container'
import { ellipsis } from '../display-width'
import { quote } from '../go/quote'
import { unixTimeText } from '../go/time'
import { familiarReference, parseReference } from '../opts/reference'
import { pointerTo, stringType, Value } from '../template/type'
import { humanSize } from '../units'
import { ago, type CellOptions, labelList, shortId } from './cells'
import { type Columns, columns } from './columns'
import { displayPorts } from './ports'

const noPlatform = new Value(pointerTo({ ...stringType, name: 'formatter.Platform' }), null)

/** The format of `docker ps` for a `--format` value. */
export function containerFormat(source: string, quiet: boolean, size: boolean): string {
  if (source === 'raw') return quiet ? 'container_id: {{.ID}}' : raw(size)
  if (quiet) return '{{.ID}}'
  if (source !== '' && source !== 'table') return source
  const table =
    'table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}'
  return size ? `${table}\t{{.Size}}` : table
}

function raw(size: boolean): string {
  const lines = [
    'container_id: {{.ID}}',
    'image: {{.Image}}',
    'command: {{.Command}}',
    'created_at: {{.CreatedAt}}',
    'state: {{- pad .State 1 0}}',
    'status: {{- pad .Status 1 0}}',
    'names: {{.Names}}',
    'labels: {{- pad .Labels 1 0}}',
    'ports: {{- pad .Ports 1 0}}',
    ...(size ? ['size: {{.Size}}'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function imageName({ Image: image, ImageID: id }: ContainerSummary, truncate: boolean): string {
  if (image === '') return '<no image>'
  if (!truncate) return image
  if (shortId(id) === shortId(image)) return shortId(id)
  try {
    return familiarReference({ ...parseReference(image), digest: '' })
  } catch {
    return image
  }
}

function names(all: readonly string[], truncate: boolean): string {
  const stripped = all.map((name) => name.slice(1))
  const own = truncate ? stripped.find((name) => !name.includes('/')) : undefined
  return own ?? stripped.join(',')
}

/** The SIZE column: the writable layer, and with the image below it when known. */
export function containerSize({ SizeRw = 0, SizeRootFs = 0 }: ContainerSummary): string {
  const own = humanSize(SizeRw, 3)
  return SizeRootFs > 0 ? `${own} (virtual ${humanSize(SizeRootFs, 3)})` : own
}

/** The columns of `docker ps`. */
export function containerColumns({ truncate, now }: CellOptions): Columns<ContainerSummary> {
  const short = (text: string, width: number): string => (truncate ? ellipsis(text, width) : text)
  return columns<ContainerSummary>({
    type: '*formatter.ContainerContext',
    headers: {
      ID: 'CONTAINER ID',
      Names: 'NAMES',
      Image: 'IMAGE',
      Command: 'COMMAND',
      CreatedAt: 'CREATED AT',
      RunningFor: 'CREATED',
      Ports: 'PORTS',
      State: 'STATE',
      Status: 'STATUS',
      Size: 'SIZE',
      Labels: 'LABELS',
      Mounts: 'MOUNTS',
      LocalVolumes: 'LOCAL VOLUMES',
      Networks: 'NETWORKS',
      Platform: 'PLATFORM',
    },
    fields: {
      ID: ({ Id }) => (truncate ? shortId(Id) : Id),
      Names: ({ Names }) => names(Names, truncate),
      Image: (container) => imageName(container, truncate),
      Command: ({ Command }) => quote(short(Command, 20)),
      CreatedAt: ({ Created }) => unixTimeText(Created),
      RunningFor: ({ Created }) => ago(Created, now),
      Platform: () => noPlatform,
      Ports: ({ Ports }) => displayPorts(Ports),
      State: ({ State }) => State,
      Status: ({ Status }) => Status,
      Size: containerSize,
      Labels: ({ Labels }) => labelList(Labels),
      Mounts: ({ Mounts }) => Mounts.map(({ Name, Source }) => short(Name || Source, 15)).join(','),
      LocalVolumes: ({ Mounts }) => String(Mounts.filter(({ Driver }) => Driver === 'local').length),
      Networks: ({ NetworkSettings }) => Object.keys(NetworkSettings?.Networks ?? {}).join(','),
    },
    labels: ({ Labels }) => Labels,
  })
}
