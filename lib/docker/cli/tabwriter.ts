import { displayWidth } from './display-width'

export interface TabOptions {
  /** least width of a column, padding included */
  readonly minWidth: number
  readonly padding: number
}

/**
 * Lines whose cells end in tabs, set in columns as Go's text/tabwriter sets them: a column reaches over the neighbouring
 * lines that have it; what follows a line's last tab is no cell and is not padded.
 */
export function tabulate(text: string, { minWidth, padding }: TabOptions): string {
  const lines = text.split('\n').map((line) => line.split('\t'))
  const widths = lines.map((cells) => cells.slice(0, -1).map(() => 0))
  const deepest = Math.max(0, ...widths.map((row) => row.length))
  for (let column = 0; column < deepest; column++) setColumn(lines, widths, column, minWidth, padding)
  return lines
    .map((cells, row) =>
      cells
        .map((cell, column) => {
          const width = widths[row]?.[column]
          return width === undefined ? cell : cell + ' '.repeat(Math.max(0, width - displayWidth(cell)))
        })
        .join(''),
    )
    .join('\n')
}

/** Gives each block of neighbouring lines that have this column its width there. */
function setColumn(
  lines: readonly (readonly string[])[],
  widths: readonly number[][],
  column: number,
  minWidth: number,
  padding: number,
): void {
  const has = (row: number): boolean => (lines[row]?.length ?? 0) > column + 1
  for (let start = 0; start < lines.length; start++) {
    if (!has(start)) continue
    let end = start
    let width = 0
    for (; has(end); end++) {
      const cell = displayWidth(lines[end]?.[column] ?? '')
      width = Math.max(width, cell === 0 ? 0 : cell + padding, minWidth)
    }
    for (let row = start; row < end; row++) {
      const cells = widths[row]
      if (cells) cells[column] = width
    }
    start = end - 1
  }
}
