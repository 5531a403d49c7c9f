/** A cell: what is written and how many columns it takes. */
export interface Cell {
  readonly text: string
  readonly width: number
}

const MIN_COLUMN_WIDTH = 3
const GAP = 2

/** Lays cells out in as many columns as fit, downwards or across, as ls -C and -x do. */
export function layOut(
  cells: readonly Cell[],
  { across, width, tab }: { across: boolean; width: number; tab: number },
): string {
  if (cells.length === 0) return ''
  const widths = columnWidths(cells, across, width)
  const rows = Math.ceil(cells.length / widths.length)
  let out = ''
  for (let row = 0; row < rows; row++) {
    let position = 0
    let start = 0
    for (let column = 0; column < widths.length; column++) {
      const cell = cells[across ? row * widths.length + column : column * rows + row]
      if (!cell) break
      out += indent(position, start, tab) + cell.text
      position = start + cell.width
      start += widths[column] ?? 0
    }
    out += '\n'
  }
  return out
}

/** The widths of the columns, gaps included, for the largest number of columns that fits in a line. */
function columnWidths(cells: readonly Cell[], across: boolean, width: number): number[] {
  // A width of 0 means no limit.
  const limit = width === 0 ? Number.POSITIVE_INFINITY : width
  const most =
    width === 0 ? cells.length : Math.min(cells.length, Math.max(1, Math.ceil(limit / MIN_COLUMN_WIDTH)))
  for (let count = most; count > 1; count--) {
    const rows = Math.ceil(cells.length / count)
    const widths = new Array<number>(count).fill(MIN_COLUMN_WIDTH)
    cells.forEach((cell, index) => {
      const column = across ? index % count : Math.floor(index / rows)
      const needed = cell.width + (column === count - 1 ? 0 : GAP)
      widths[column] = Math.max(widths[column] ?? 0, needed)
    })
    if (widths.reduce((total, value) => total + value, 0) < limit) return widths
  }
  return [Math.max(...cells.map((cell) => cell.width))]
}

/** From one column to another, by tabs where a tab stop lies between. */
function indent(from: number, to: number, tab: number): string {
  let out = ''
  let position = from
  while (position < to) {
    if (tab !== 0 && Math.floor(to / tab) > Math.floor((position + 1) / tab)) {
      out += '\t'
      position += tab - (position % tab)
    } else {
      out += ' '
      position++
    }
  }
  return out
}

/** `a, b, c`, broken before the line is full (ls -m). */
export function withCommas(cells: readonly Cell[], width: number): string {
  let out = ''
  let position = 0
  cells.forEach((cell, index) => {
    if (index > 0) {
      const fits = width === 0 || position + GAP + cell.width < width
      out += fits ? ', ' : ',\n'
      position = fits ? position + GAP : 0
    }
    out += cell.text
    position += cell.width
  })
  return cells.length === 0 ? '' : `${out}\n`
}
