import { expect, test } from 'vitest'
import { MILLISECOND, SECOND } from '../../../base/clock'
import { RestartBackoff } from './restart-backoff'

const quick = { exitCode: 1, duration: SECOND, hasBeenManuallyStopped: false }

test('delays double up to a minute and begin anew after ten good seconds', () => {
  const backoff = new RestartBackoff()
  const policy = { Name: 'always', MaximumRetryCount: 0 } as const
  const delays = Array.from({ length: 11 }, () => (backoff.next(policy, quick) ?? 0) / MILLISECOND)
  expect(delays).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12800, 25600, 51200, 60000])
  expect(backoff.next(policy, { ...quick, duration: 10 * SECOND })).toBe(100 * MILLISECOND)
})

test.each([
  ['no', 0, 1, false, false],
  ['always', 0, 0, true, true],
  ['unless-stopped', 0, 0, true, false],
  ['unless-stopped', 0, 0, false, true],
  ['on-failure', 0, 0, false, false],
  ['on-failure', 0, 3, false, true],
] as const)(
  '%s:%d, exit %d, stopped by hand %s → starts again %s',
  (Name, MaximumRetryCount, exitCode, stopped, again) => {
    const delay = new RestartBackoff().next(
      { Name, MaximumRetryCount },
      { ...quick, exitCode, hasBeenManuallyStopped: stopped },
    )
    expect(delay !== undefined).toBe(again)
  },
)

test('on-failure:2 gives up after two restarts', () => {
  const backoff = new RestartBackoff()
  const policy = { Name: 'on-failure', MaximumRetryCount: 2 } as const
  expect([1, 2, 3].map(() => backoff.next(policy, quick) !== undefined)).toEqual([true, true, false])
})
