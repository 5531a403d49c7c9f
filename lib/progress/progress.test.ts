import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lessonState } from './lesson-state'
import { importProgress, mergeProgress } from './merge-progress'
import { migrate } from './migrate'
import { parseProgress } from './parse-progress'
import { emptyProgress, type Progress } from './progress'
import { readProgressFile, writeProgressFile } from './progress-file'
import {
  clearProgress,
  recordAnswer,
  recordGoals,
  recordPlace,
  recordPreference,
  recordVisit,
} from './record'

const id = fc.constantFrom('a', 'b', 'c')
const at = fc.integer({ min: 1, max: 50 })
const change = fc.oneof(
  fc.tuple(id, at).map(([lesson, time]) => recordVisit(lesson, time)),
  fc.tuple(id, fc.uniqueArray(id), at).map(([lesson, goals, time]) => recordGoals(lesson, goals, time)),
  fc
    .tuple(id, id, at)
    .map(([question, answer, time]) => recordAnswer(question, { rev: 1, answer, score: 1, at: time })),
  fc.tuple(id, at).map(([lesson, time]) => recordPlace({ lesson, section: 's', at: time })),
  fc.tuple(id, fc.boolean(), at).map(([name, value, time]) => recordPreference(name, value, time)),
  fc.constant(clearProgress),
)
const progress: fc.Arbitrary<Progress> = fc
  .array(change, { maxLength: 12 })
  .map((changes) => changes.reduce<Progress>((before, next) => next(before), emptyProgress))

test('merging does not depend on order or on repetition', () => {
  fc.assert(
    fc.property(progress, progress, progress, (a, b, c) => {
      expect(mergeProgress(a, b)).toEqual(mergeProgress(b, a))
      expect(mergeProgress(mergeProgress(a, b), c)).toEqual(mergeProgress(a, mergeProgress(b, c)))
      expect(mergeProgress(a, a)).toEqual(a)
    }),
  )
})

test('what is written is what is read', () => {
  fc.assert(
    fc.property(progress, (known) => {
      expect(parseProgress(JSON.stringify(known))).toEqual(known)
      expect(readProgressFile(writeProgressFile(known, '2026-11-21T12:00:00Z'))).toEqual(known)
    }),
  )
})

test('any change in a stored text gives progress or a fault, never an exception', () => {
  fc.assert(
    fc.property(progress, fc.nat(), fc.string({ maxLength: 3 }), (known, position, noise) => {
      const text = JSON.stringify(known)
      const cut = position % text.length
      const result = parseProgress(text.slice(0, cut) + noise + text.slice(cut + 1))
      expect('fault' in result || result.version === 1).toBe(true)
    }),
  )
})

test('clearing in one tab wins over what another tab still holds, and importing afterwards brings it back', () => {
  const known = recordGoals('namespaces/pid', ['running'], 5)(emptyProgress)
  const cleared = clearProgress(known)
  expect(mergeProgress(known, cleared)).toEqual(cleared)
  const back = importProgress(cleared, known)
  expect(back.lessons).toEqual(known.lessons)
  expect(mergeProgress(cleared, back)).toEqual(back)
})

test('a goal keeps its first time, a question its latest answer', () => {
  const first = recordAnswer('q', { rev: 1, answer: 'a', score: 0, at: 3 })(
    recordGoals('l', ['g'], 3)(emptyProgress),
  )
  const second = recordAnswer('q', { rev: 1, answer: 'b', score: 1, at: 9 })(
    recordGoals('l', ['g'], 9)(emptyProgress),
  )
  const merged = mergeProgress(first, second)
  expect(merged.lessons.l?.goals).toEqual({ g: 3 })
  expect(merged.answers.q).toEqual({ rev: 1, answer: 'b', score: 1, tries: 1, at: 9 })
})

test('tries start again with a new revision of the question', () => {
  const twice = [1, 1, 2].map((rev, at) => recordAnswer('q', { rev, answer: 'a', score: 0, at }))
  const tries = twice.map(
    (_, index) =>
      twice.slice(0, index + 1).reduce<Progress>((p, next) => next(p), emptyProgress).answers.q?.tries,
  )
  expect(tries).toEqual([1, 2, 1])
})

const faults: [what: string, stored: string, fault: object][] = [
  ['text that is no JSON', '{"version":1', { fault: 'not-json', path: '' }],
  ['another site’s list', '[]', { fault: 'not-progress', path: '' }],
  ['no version', '{}', { fault: 'not-progress', path: 'version' }],
  ['a newer version', '{"version":2}', { fault: 'newer', path: 'version' }],
  ['an older version that nothing leads from', '{"version":0}', { fault: 'damaged', path: 'version' }],
  [
    'a time that is no number',
    '{"version":1,"generation":0,"lessons":{"a":{"visitedAt":"now","goals":{}}},"answers":{},"preferences":{}}',
    { fault: 'damaged', path: 'lessons.a.visitedAt' },
  ],
]

test.each(faults)('%s', (_what, stored, fault) => {
  expect(parseProgress(stored)).toEqual(fault)
})

test('older data is led through every version to the current one', () => {
  const steps = {
    1: ({ done }: Record<string, unknown>) => ({ finished: done }),
    2: ({ finished }: Record<string, unknown>) => ({ lessons: finished }),
  }
  expect(migrate({ version: 1, done: ['a'] }, 3, steps)).toEqual({ version: 3, lessons: ['a'] })
})

test('a lesson is not begun, under way, then done', () => {
  const tasks = { goals: ['running', 'shared'], questions: [{ id: 'q', rev: 2 }] }
  const visited = recordVisit('l', 1)(emptyProgress)
  const oneGoal = recordGoals('l', ['running'], 2)(visited)
  const old = recordAnswer('q', { rev: 1, answer: 'a', score: 1, at: 3 })(
    recordGoals('l', ['shared'], 3)(oneGoal),
  )
  const all = recordAnswer('q', { rev: 2, answer: 'a', score: 0, at: 4 })(old)
  expect([emptyProgress, visited, oneGoal, old, all].map((known) => lessonState(known, 'l', tasks))).toEqual([
    'not-begun',
    'under-way',
    'under-way',
    'under-way',
    'done',
  ])
})
