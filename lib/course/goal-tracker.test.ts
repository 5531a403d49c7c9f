import { expect, test } from 'vitest'
import { exercise } from './exercise'
import { GoalTracker } from './goal-tracker'
import { file } from './goals/build'
import type { Situation } from './situation'

const task = exercise({ scenario: 'any', goals: { note: file('/note') }, hints: { note: [] } })

function situation(note?: string): Situation {
  const none = () => undefined
  return {
    containers: [],
    images: [],
    networks: [],
    volumes: [],
    events: [],
    readFile: () => note,
    namespace: none,
    process: none,
    commandAt: none,
  }
}

test('unmet, met, broken and met again are told apart, with the steps they happened at', () => {
  const tracker = new GoalTracker(task)
  const short = () => tracker.statuses.map(({ state, metAt, brokenAt }) => ({ state, metAt, brokenAt }))
  tracker.check(situation(), 0)
  expect(short()).toEqual([{ state: 'unmet' }])
  tracker.check(situation('here'), 2)
  expect(short()).toEqual([{ state: 'met', metAt: 2 }])
  tracker.check(situation(), 5)
  expect(short()).toEqual([{ state: 'broken', metAt: 2, brokenAt: 5 }])
  tracker.check(situation('again'), 7)
  expect(short()).toEqual([{ state: 'met', metAt: 7 }])
})

test('nothing new is the same list, so that views need not draw again', () => {
  const tracker = new GoalTracker(task)
  const first = tracker.check(situation(), 0)
  expect(tracker.check(situation(), 1)).toBe(first)
})
