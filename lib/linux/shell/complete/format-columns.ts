import { cellWidth } from '../edit/cell-width'

const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + cellWidth(character), 0)

/** Candidates in columns, filled from top to bottom, as readline lists them. */
export function formatColumns(items: readonly string[], columns: number): string {
  // A directory's slash takes one of the two columns between names.
  const width = Math.max(...items.map((item) => widthOf(item.replace(/\/$/, '')))) + 2
  const perRow = Math.max(1, Math.floor(columns / width))
  const rows = Math.ceil(items.length / perRow)
  let text = ''
  for (let row = 0; row < rows; row++) {
    const cells = items.filter((_, index) => index % rows === row)
    text += `${cells.map((cell) => cell + ' '.repeat(width - widthOf(cell))).join('')}\n`
  }
  return text
}
