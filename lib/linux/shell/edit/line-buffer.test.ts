import { expect, test } from 'vitest'
import { LineBuffer } from './line-buffer'

function edited(text: string, cursor: number, change: (buffer: LineBuffer) => void): string {
  const buffer = new LineBuffer()
  buffer.reset(text)
  buffer.moveTo(cursor)
  change(buffer)
  return `${buffer.before}|${buffer.characters.slice(buffer.cursor).join('')}`
}

test.each<[string, string, number, (buffer: LineBuffer) => void, string]>([
  ['C-k', 'echo one two', 5, (buffer) => buffer.killToEnd(), 'echo |'],
  ['C-u', 'echo one two', 5, (buffer) => buffer.killToStart(), '|one two'],
  ['C-w', 'cat a/b-c', 9, (buffer) => buffer.killBlankWord(), 'cat |'],
  ['M-Backspace', 'cat a/b-c', 9, (buffer) => buffer.killWordBackward(), 'cat a/b-|'],
  ['M-d', 'one two', 0, (buffer) => buffer.killWordForward(), '| two'],
  ['M-b', 'one two', 7, (buffer) => buffer.moveWordLeft(), 'one |two'],
  ['M-f', 'one two', 0, (buffer) => buffer.moveWordRight(), 'one| two'],
  ['C-t', 'ab', 2, (buffer) => buffer.transpose(), 'ba|'],
  ['Backspace over a wide character', '中文', 2, (buffer) => buffer.deleteBackward(), '中|'],
  ['Left over a combined character', 'e\u0301x', 2, (buffer) => buffer.moveLeft(), '|e\u0301x'],
  ['M-u', 'one two', 0, (buffer) => buffer.changeWord((word) => word.toUpperCase()), 'ONE| two'],
])('%s: %j at %i', (_, text, cursor, change, expected) => {
  expect(edited(text, cursor, change)).toBe(expected)
})

test('kills in a row are yanked together, and undo brings back what was there', () => {
  const buffer = new LineBuffer()
  buffer.reset('one two three')
  buffer.beginCommand(true)
  buffer.killBlankWord()
  buffer.beginCommand(true)
  buffer.killBlankWord()
  expect(buffer.text).toBe('one ')
  buffer.beginCommand(false)
  buffer.moveTo(0)
  buffer.yank()
  expect(buffer.text).toBe('two threeone ')
  buffer.undo()
  buffer.undo()
  buffer.undo()
  expect(buffer.text).toBe('one two three')
})
