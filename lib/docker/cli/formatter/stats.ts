import { bytesSize, humanSize } from '../units'
import { shortId } from './cells'
import { type Columns, columns } from './columns'

/** A container's resource use as `docker stats` shows it. */
export interface StatsRow {
  /** as given on the command line, or the id */
  readonly container: string
  /** with its slash */
  readonly name: string
  readonly id: string
  readonly cpuPercent: number
  readonly memory: number
  readonly memoryLimit: number
  readonly memoryPercent: number
  readonly networkReceived: number
  readonly networkSent: number
  readonly blockRead: number
  readonly blockWritten: number
  readonly pids: number
  /** no figures have come yet, or none come any more */
  readonly isInvalid: boolean
}

export const STATS_TABLE =
  'table {{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}'

/** The columns of `docker stats`. */
export function statsColumns(truncate: boolean): Columns<StatsRow> {
  const valid =
    (text: (row: StatsRow) => string, missing = '--') =>
    (row: StatsRow): string =>
      row.isInvalid ? missing : text(row)
  return columns<StatsRow>({
    type: '*container.statsContext',
    headers: {
      Container: 'CONTAINER',
      Name: 'NAME',
      ID: 'CONTAINER ID',
      CPUPerc: 'CPU %',
      MemUsage: 'MEM USAGE / LIMIT',
      MemPerc: 'MEM %',
      NetIO: 'NET I/O',
      BlockIO: 'BLOCK I/O',
      PIDs: 'PIDS',
    },
    fields: {
      Container: ({ container }) => container,
      Name: ({ name }) => (name.length > 1 ? name.slice(1) : '--'),
      ID: ({ id }) => (truncate ? shortId(id) : id),
      CPUPerc: valid(({ cpuPercent }) => `${cpuPercent.toFixed(2)}%`),
      MemUsage: valid(
        ({ memory, memoryLimit }) => `${bytesSize(memory)} / ${bytesSize(memoryLimit)}`,
        '-- / --',
      ),
      MemPerc: valid(({ memoryPercent }) => `${memoryPercent.toFixed(2)}%`),
      NetIO: valid((row) => `${humanSize(row.networkReceived, 3)} / ${humanSize(row.networkSent, 3)}`),
      BlockIO: valid((row) => `${humanSize(row.blockRead, 3)} / ${humanSize(row.blockWritten, 3)}`),
      PIDs: valid(({ pids }) => String(pids)),
    },
  })
}
