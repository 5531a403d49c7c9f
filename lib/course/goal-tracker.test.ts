import { expect, test } from 'vitest'
import { exercise } from './exercise'
import { GoalTracker } from './goal-tracker'
import { containerRunning } from './goals/container'
import type { ContainerFacts, Situation } from './situation'

const task = exercise({
  scenario: 'any',
  goals: { running: containerRunning('web') },
  hints: { running: [] },
})
const web: ContainerFacts = { id: 'a', name: 'web', image: 'nginx', status: 'running', exitCode: 0, pid: 700 }

function situation(...containers: ContainerFacts[]): Situation {
  return { containers, readFile: () => undefined, namespace: () => undefined, process: () => undefined }
}

test('unmet, met, broken and met again are told apart, with the steps they happened at', () => {
  const tracker = new GoalTracker(task)
  const short = () => tracker.statuses.map(({ state, metAt, brokenAt }) => ({ state, metAt, brokenAt }))
  tracker.check(situation(), 0)
  expect(short()).toEqual([{ state: 'unmet' }])
  tracker.check(situation(web), 2)
  expect(short()).toEqual([{ state: 'met', metAt: 2 }])
  tracker.check(situation({ ...web, status: 'exited', exitCode: 137, pid: 0 }), 5)
  expect(short()).toEqual([{ state: 'broken', metAt: 2, brokenAt: 5 }])
  tracker.check(situation(web), 7)
  expect(short()).toEqual([{ state: 'met', metAt: 7 }])
})

test('nothing new is the same list, so that views need not draw again', () => {
  const tracker = new GoalTracker(task)
  const first = tracker.check(situation(), 0)
  expect(tracker.check(situation(), 1)).toBe(first)
})
