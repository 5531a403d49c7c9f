import { expect, test } from 'vitest'
import { fill } from './fill'

test.each([
  ['{read} to read', { read: '5 min' }, '5 min to read'],
  ['{count|one goal|{count} goals}.', { count: 1 }, 'one goal.'],
  ['{count|one goal|{count} goals}.', { count: 4 }, '4 goals.'],
  ['第 {part} 节，共 {all} 节', { part: 2, all: 6 }, '第 2 节，共 6 节'],
  ['an {unknown} name stays', {}, 'an {unknown} name stays'],
])('%s', (message, values, expected) => {
  expect(fill(message, values)).toBe(expected)
})
