import { expect, test } from 'vitest'
import { SECOND } from '../../base/clock'
import { humanDuration } from './human-duration'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  [0.4, 'Less than a second'],
  [1.9, '1 second'],
  [59, '59 seconds'],
  [60, 'About a minute'],
  [119, 'About a minute'],
  [120, '2 minutes'],
  [59 * MINUTE + 59, '59 minutes'],
  [61 * MINUTE, 'About an hour'],
  [80 * MINUTE, 'About an hour'],
  [91 * MINUTE, '2 hours'],
  [47 * HOUR, '47 hours'],
  [2 * DAY, '2 days'],
  [13 * DAY, '13 days'],
  [14 * DAY, '2 weeks'],
  [59 * DAY, '8 weeks'],
  [60 * DAY, '2 months'],
  [729 * DAY, '24 months'],
  [730 * DAY, '2 years'],
])('%d s is %s', (seconds, text) => {
  expect(humanDuration(seconds * SECOND)).toBe(text)
})
