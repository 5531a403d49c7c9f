import { expect, test } from 'vitest'
import { decode, encode } from '../../../base/bytes'
import { startOfLastLines, startOfLine } from './last-lines'

test.each([
  ['a\nb\nc\n', 1, 'c\n'],
  ['a\nb\nc\n', 2, 'b\nc\n'],
  ['a\nb\nc\n', 3, 'a\nb\nc\n'],
  ['a\nb\nc\n', 9, 'a\nb\nc\n'],
  ['a\nb\nc', 1, 'c'],
  ['\n\n\n', 1, '\n'],
  ['\n\n\n', 3, '\n\n\n'],
  ['\n', 1, '\n'],
  ['', 1, ''],
  ['a\n', 0, ''],
])('the end of %j from line -%i', (text, count, expected) => {
  const bytes = encode(text)
  expect(decode(bytes.subarray(startOfLastLines(bytes, count)))).toBe(expected)
})

test.each([
  ['a\nb\nc\n', 1, 'a\nb\nc\n'],
  ['a\nb\nc\n', 2, 'b\nc\n'],
  ['a\nb', 3, ''],
])('%j from line %i', (text, number, expected) => {
  const bytes = encode(text)
  expect(decode(bytes.subarray(startOfLine(bytes, number)))).toBe(expected)
})
