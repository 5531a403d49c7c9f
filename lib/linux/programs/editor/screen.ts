import type { TerminalSize } from '../../kernel/syscalls'
import { displayWidth } from '../support/width'
import type { TextBuffer } from './text-buffer'

const TAB = 8

/** A line as a terminal shows it: tabs as blanks, control characters as `^A`. */
export function visible(line: string): string {
  let shown = ''
  for (const character of line) {
    if (character === '\t') shown += ' '.repeat(TAB - (displayWidth(shown) % TAB))
    else if (character < ' ' || character === '\x7f')
      shown += `^${String.fromCharCode(character.charCodeAt(0) ^ 64)}`
    else shown += character
  }
  return shown
}

/** The part of a text that is on the screen. */
export class View {
  top = 0

  /** The rows to show, `fill` where the text has ended, and where the cursor is among them. */
  rows(
    buffer: TextBuffer,
    height: number,
    { columns }: TerminalSize,
    fill: string,
    numbers = false,
  ): { readonly rows: string[]; readonly cursorRow: number; readonly cursorColumn: number } {
    if (buffer.row < this.top) this.top = buffer.row
    if (buffer.row >= this.top + height) this.top = buffer.row - height + 1
    const lead = numbers ? 4 : 0
    const before = displayWidth(visible(buffer.line.slice(0, buffer.column)))
    const left = Math.max(0, before - (columns - lead) + 1)
    const rows = Array.from({ length: height }, (_, index) => {
      const line = buffer.lines[this.top + index]
      if (line === undefined) return fill
      const number = numbers ? `${String(this.top + index + 1).padStart(3)} ` : ''
      const shown = visible(line)
      return number + (this.top + index === buffer.row ? shown.slice(left) : shown).slice(0, columns - lead)
    })
    return { rows, cursorRow: buffer.row - this.top, cursorColumn: lead + before - left }
  }
}

/** Escape sequences that draw all rows and put the cursor somewhere. */
export const drawScreen = (rows: readonly string[], row: number, column: number): string =>
  `\x1b[?25l\x1b[H${rows.map((text) => `${text}\x1b[K`).join('\r\n')}\x1b[${row + 1};${column + 1}H\x1b[?25h`
