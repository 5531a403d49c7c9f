import { expect, test } from 'vitest'
import { summary } from './summary'

test('a line for each check and the totals last', () => {
  const outcomes = [
    { name: 'lint', passed: 1, failed: 0, seconds: 1.24 },
    { name: 'unit', passed: 210, failed: 2, skipped: 1, seconds: 12 },
  ]
  expect(summary(outcomes)).toBe(
    [
      'check            passed   failed  skipped  seconds',
      'lint                  1        0        0      1.2',
      'unit                210        2        1     12.0',
      '',
      '(1 skipped)',
      '211 passed, 2 failed',
    ].join('\n'),
  )
})
