import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellWidth } from './cell-width'
import { Screen } from './screen'

/** A terminal that understands what the editor writes: enough of one to see what a person would. */
class Terminal {
  rows: string[][] = [[]]
  row = 0
  column = 0
  #waits = false

  constructor(readonly columns: number) {}

  write(output: string): void {
    for (const [token, parameter, final] of output.matchAll(/\x1b\[\??([0-9;]*)([A-Za-z])|[\s\S]/gu)) {
      if (final) this.#control(final, Number(parameter || 1))
      else this.#put(token)
    }
  }

  #control(final: string, count: number): void {
    this.#waits = false
    if (final === 'A') this.row -= count
    if (final === 'B') this.row += count
    if (final === 'C') this.column += count
    if (final === 'H') this.row = this.column = 0
    if (final === 'J') {
      this.rows.length = this.row + 1
      this.rows[this.row] = (this.rows[this.row] ?? []).slice(0, this.column)
    }
  }

  #put(character: string): void {
    if (character === '\r') this.column = 0
    else if (character === '\n') this.#newRow()
    else if (character !== '\x07') {
      const width = cellWidth(character)
      if (this.#waits || this.column + width > this.columns) this.#newRow()
      this.rows[this.row] ??= []
      const row = this.rows[this.row] as string[]
      while (row.length < this.column) row.push(' ')
      row[this.column] = character
      if (width === 2) row[this.column + 1] = ''
      this.column += width
      this.#waits = this.column >= this.columns
      if (this.#waits) this.column = this.columns - 1
      return
    }
    this.#waits = false
  }

  #newRow(): void {
    this.#waits = false
    this.column = 0
    this.row++
    this.rows[this.row] ??= []
  }

  get shown(): string[] {
    return Array.from(this.rows, (row) => (row ?? []).join('').trimEnd())
  }
}

const character = fc.constantFrom('a', 'b', ' ', '中', '😀', 'é')

test('however a line is edited, the terminal shows what drawing it once would show', () => {
  const edits = fc.array(fc.record({ text: fc.array(character, { maxLength: 40 }), cursor: fc.nat() }), {
    maxLength: 8,
  })
  fc.assert(
    fc.property(edits, fc.integer({ min: 10, max: 20 }), (steps, columns) => {
      const terminal = new Terminal(columns)
      const screen = new Screen()
      terminal.write(screen.begin('\x01\x1b[1m\x02$\x01\x1b[0m\x02 ', columns))
      for (const { text, cursor } of steps) {
        const at = cursor % (text.length + 1)
        terminal.write(screen.draw(text, at))
        const fresh = new Terminal(columns)
        fresh.write(['$', ' ', ...text].join(''))
        const withCursor = new Terminal(columns)
        withCursor.write(['$', ' ', ...text.slice(0, at)].join(''))
        expect(terminal.shown.join('\n').trimEnd()).toBe(fresh.shown.join('\n').trimEnd())
      }
    }),
  )
})

test('typing at the end only writes the character', () => {
  const screen = new Screen()
  expect(screen.begin('$ ', 80)).toBe('$ ')
  expect(screen.draw(['l'], 1)).toBe('l')
  expect(screen.draw(['l', 's'], 2)).toBe('s')
  expect(screen.draw(['l'], 1)).toBe('\r\x1b[J$ l')
})
