import { expect, test } from 'vitest'
import { benchLimits, benchWidthAfter } from './bench-width'

test.each([
  ['ArrowLeft', 42, 44],
  ['ArrowRight', 42, 40],
  ['ArrowRight', 25, 24],
  ['ArrowLeft', 63, 64],
  ['Home', 42, 24],
  ['End', 42, 64],
  ['a', 42, undefined],
])('in a window of 90rem, %s takes %s to %s', (key, width, expected) => {
  expect(benchWidthAfter(key, width, benchLimits(90))).toBe(expected)
})

test('in a window too small for both, the machine keeps its smallest width', () => {
  expect(benchLimits(40)).toEqual({ smallest: 24, largest: 24 })
})
