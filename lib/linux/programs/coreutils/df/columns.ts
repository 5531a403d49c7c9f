import { humanSize } from '../../support/size'

/** A mounted file system; sizes in bytes. */
export interface FileSystem {
  readonly source: string
  readonly type: string
  readonly target: string
  readonly file: string
  readonly dev: number
  readonly total: number
  readonly free: number
  readonly inodes: number
  readonly inodesFree: number
}

export interface Units {
  /** powers of this with letters */
  readonly human: 1000 | 1024 | undefined
  readonly block: number
  /** the block size as it was given */
  readonly label: string | undefined
  readonly portable: boolean
}

export interface Column {
  readonly isNumber: boolean
  readonly minimum: number
  title(units: Units): string
  cell(system: FileSystem, units: Units): string
}

const size = (bytes: number, { human, block }: Units): string =>
  human ? humanSize(bytes, human) : String(Math.ceil(bytes / block))

const count = (value: number, { human }: Units): string => (human ? humanSize(value, human) : String(value))

const percent = (used: number, available: number): string =>
  used + available === 0 ? '-' : `${Math.ceil((used * 100) / (used + available))}%`

function blocksTitle({ human, block, label, portable }: Units): string {
  if (human) return 'Size'
  if (portable) return `${block}-blocks`
  if (label !== undefined) return `${label.replace(/^1(?=[A-Z])/i, '1')}-blocks`.replace(/^(?=[A-Z])/i, '1')
  return '1K-blocks'
}

const text = (title: string, cell: Column['cell'], minimum = 0): Column => ({
  isNumber: false,
  minimum,
  title: () => title,
  cell,
})
const figure = (title: Column['title'], cell: Column['cell'], minimum = 5): Column => ({
  isNumber: true,
  minimum,
  title,
  cell,
})

/** The columns of df by the names `--output` knows. */
export const columns: Readonly<Record<string, Column>> = {
  source: text('Filesystem', ({ source }) => source, 14),
  fstype: text('Type', ({ type }) => type),
  itotal: figure(
    () => 'Inodes',
    ({ inodes }, units) => count(inodes, units),
  ),
  iused: figure(
    () => 'IUsed',
    ({ inodes, inodesFree }, units) => count(inodes - inodesFree, units),
  ),
  iavail: figure(
    () => 'IFree',
    ({ inodesFree }, units) => count(inodesFree, units),
  ),
  ipcent: figure(
    () => 'IUse%',
    ({ inodes, inodesFree }) => percent(inodes - inodesFree, inodesFree),
    4,
  ),
  size: figure(blocksTitle, ({ total }, units) => size(total, units)),
  used: figure(
    () => 'Used',
    ({ total, free }, units) => size(total - free, units),
  ),
  avail: figure(
    ({ human, portable }) => (human && !portable ? 'Avail' : 'Available'),
    ({ free }, units) => size(free, units),
  ),
  pcent: figure(
    ({ portable }) => (portable ? 'Capacity' : 'Use%'),
    ({ total, free }) => percent(total - free, free),
    4,
  ),
  file: text('File', ({ file }) => file),
  target: text('Mounted on', ({ target }) => target),
}
