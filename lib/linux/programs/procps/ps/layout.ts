import { displayWidth } from '../../support/width'

/** How a column stands in its width. */
export type Justify = 'right' | 'left' | 'user' | 'unlimited' | 'signal'

/** A column of ps with the header it got. */
export interface Column {
  readonly header: string
  readonly width: number
  readonly justify: Justify
}

/** What a cell may use: all of the line for the last column, its own width for the others. */
export type CellText = (columnIndex: number, limit: number) => string

const SIGNAL_WIDTH = 9
const WIDE_SIGNALS = 7

/** Whether signal masks have room for all of their 16 digits. */
export function hasWideSignals(columns: readonly Column[], screen: number): boolean {
  const total = columns.reduce(
    (sum, { justify, width }) => sum + (justify === 'signal' ? SIGNAL_WIDTH : width) + 1,
    0,
  )
  return total + columns.filter(({ justify }) => justify === 'signal').length * WIDE_SIGNALS <= screen
}

/**
 * One line of ps: a cell wider than its column pushes the next ones to the right, and they catch up where they
 * can (show_one_proc() of procps).
 */
export function layOutRow(
  columns: readonly Column[],
  screen: number,
  wideSignals: boolean,
  cell: CellText,
): string {
  let line = ''
  let correct = 0
  let actual = 0
  let gap = 0
  columns.forEach((column, index) => {
    const isLast = index === columns.length - 1
    const pending = correct - actual < 1 ? gap : correct - actual
    const limit = isLast
      ? Math.max(
          0,
          screen - (pending === gap && correct - actual < 1 ? actual + gap : Math.max(correct, actual)),
        )
      : column.width
    let text = cell(index, column.justify === 'signal' && wideSignals ? SIGNAL_WIDTH + WIDE_SIGNALS : limit)
    if (column.justify === 'unlimited' && screen - actual - pending < 1) text = text.slice(0, 1)
    const amount = displayWidth(text)
    const space = Math.max(correct - actual + padding(column, text, amount, wideSignals), gap)
    line += ' '.repeat(Math.max(0, space)) + text
    actual += Math.max(0, space) + amount
    correct += column.width + (column.justify === 'signal' && wideSignals ? WIDE_SIGNALS : 0) + 1
    gap = 1
  })
  return line
}

function padding({ justify, width }: Column, text: string, amount: number, wideSignals: boolean): number {
  switch (justify) {
    case 'right':
      return Math.max(0, width - amount)
    case 'user':
      return /^\d+$/.test(text) ? Math.max(0, width - amount) : 0
    case 'signal':
      return Math.max(0, (wideSignals ? SIGNAL_WIDTH + WIDE_SIGNALS : SIGNAL_WIDTH) - amount)
    default:
      return 0
  }
}
