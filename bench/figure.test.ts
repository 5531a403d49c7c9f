import { expect, test } from 'vitest'
import { table } from './figure'

test('a line for each figure, and those above their goal are marked', () => {
  const figures = [
    { name: 'first JavaScript', value: 141.25, unit: 'kB' as const, goal: 154.6, baseline: 134.6 },
    { name: 'loops', value: 90_000, unit: '/s' as const, goal: 100_000, baseline: 500_000 },
    { name: 'paint', value: 1.812, unit: 's' as const, goal: 1.5 },
  ]
  expect(table(figures)).toBe(
    [
      'figure                value          goal    baseline',
      'first JavaScript   141.3 kB    ≤ 154.6 kB    134.6 kB',
      'loops              90000 /s   ≥ 100000 /s   500000 /s   under',
      'paint                1.81 s      ≤ 1.50 s                over',
    ].join('\n'),
  )
})
