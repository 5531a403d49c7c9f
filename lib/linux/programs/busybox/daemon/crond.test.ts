import { expect, test } from 'vitest'
import { unixSeconds } from '../../../../base/civil'
import { isDue, readCrontab } from './crond'

const at = (hour: number, minute: number, day = 15, month = 7) =>
  unixSeconds(2025, month, day) + hour * 3600 + minute * 60

// 15 July 2025 is a Tuesday.
test.each<readonly [string, number, boolean]>([
  ['* * * * * true', at(3, 17), true],
  ['*/15 * * * * true', at(3, 30), true],
  ['*/15 * * * * true', at(3, 31), false],
  ['0 2 * * * true', at(2, 0), true],
  ['0 2 * * * true', at(2, 1), false],
  ['5-10/2 * * * * true', at(0, 7), true],
  ['5-10/2 * * * * true', at(0, 8), false],
  ['0,30 * * * * true', at(1, 30), true],
  ['0 0 * * tue true', at(0, 0), true],
  ['0 0 * * 0 true', at(0, 0), false],
  ['0 0 15 * 0 true', at(0, 0), true],
  ['0 0 * jul * true', at(0, 0), true],
  ['0 0 * 8 * true', at(0, 0), false],
  ['@daily true', at(0, 0), true],
  ['@hourly true', at(7, 0), true],
])('%s', (line, seconds, expected) => {
  expect(readCrontab(line).map((job) => isDue(job, seconds))).toEqual([expected])
})

test('comments, variables and blank lines are no jobs', () => {
  expect(readCrontab('# every minute\n\nSHELL=/bin/sh\n* * * * *\techo hi > /tmp/x\n')).toEqual([
    { fields: ['*', '*', '*', '*', '*'], command: 'echo hi > /tmp/x' },
  ])
})
