import type { FormatFlags } from './formats'
import { emptySelection, type Selection } from './select'

/** A column asked for with -o, perhaps under another header. */
export interface Requested {
  readonly specifier: string
  readonly header: string | undefined
}

/** All that a command line of ps asks for. */
export interface Request {
  readonly selection: Selection
  readonly unix: Set<string>
  bsd: FormatFlags['bsd']
  bsdDefaults: boolean
  readonly columns: Requested[]
  /** -O: columns put into the usual ones */
  readonly inserted: Requested[]
  readonly sort: string[]
  forest: 'none' | 'bsd' | 'unix'
  headers: boolean
  /** w: 1 for 132 columns, 2 for no limit */
  wide: number
  columnsWide: number | undefined
  trueNames: boolean
  environment: boolean
  numeric: boolean
  cumulative: boolean
  help: string | undefined
  version: boolean
  listSpecifiers: boolean
}

/** A command line ps rejects. */
export class PsError extends Error {}

export const newRequest = (): Request => ({
  selection: emptySelection(),
  unix: new Set(),
  bsd: undefined,
  bsdDefaults: false,
  columns: [],
  inserted: [],
  sort: [],
  forest: 'none',
  headers: true,
  wide: 0,
  columnsWide: undefined,
  trueNames: false,
  environment: false,
  numeric: false,
  cumulative: false,
  help: undefined,
  version: false,
  listSpecifiers: false,
})
