import { expect, test } from 'vitest'
import { formatEventLine, parseEventLine } from './event-line'

test('every digit of timeNano survives', () => {
  const line =
    '{"Type":"network","Action":"create","Actor":{"ID":"606e","Attributes":{"name":"apinet","type":"bridge"}},"scope":"local","time":1795191938,"timeNano":1795191938987813835}'
  expect(parseEventLine(line).timeNano).toBe(1795191938987813835n)
  expect(formatEventLine(parseEventLine(line))).toBe(line)
})
