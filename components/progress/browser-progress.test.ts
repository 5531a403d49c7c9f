import { expect, test } from 'vitest'
import { emptyProgress } from '@/lib/progress/progress'
import { clearProgress, recordGoals, recordVisit } from '@/lib/progress/record'
import { asideKey, BrowserProgress, progressKey, type TextStorage } from './browser-progress'

function memory(
  entries: Record<string, string> = {},
  { capacity = 1_000_000 } = {},
): TextStorage & { entries: Record<string, string> } {
  return {
    entries,
    getItem: (key) => entries[key] ?? null,
    removeItem: (key) => void delete entries[key],
    setItem(key, value) {
      const others = Object.entries(entries).filter(([name]) => name !== key)
      const size = others.reduce((sum, [, text]) => sum + text.length, value.length)
      if (size > capacity) throw new DOMException('full', 'QuotaExceededError')
      entries[key] = value
    },
  }
}

const met = (lesson: string, goal: string, at = 1) => recordGoals(lesson, [goal], at)

test('what one tab records, the next page load knows', () => {
  const storage = memory()
  new BrowserProgress(storage).update(met('namespaces/pid', 'running'))
  expect(new BrowserProgress(storage).progress.lessons).toEqual({
    'namespaces/pid': { visitedAt: 1, goals: { running: 1 } },
  })
})

test('two tabs open at once lose nothing of each other', () => {
  const storage = memory()
  const [left, right] = [new BrowserProgress(storage), new BrowserProgress(storage)]
  left.update(met('a', 'one'))
  right.update(met('b', 'two'))
  left.update(met('a', 'three'))
  expect(new BrowserProgress(storage).progress.lessons).toEqual({
    a: { visitedAt: 1, goals: { one: 1, three: 1 } },
    b: { visitedAt: 1, goals: { two: 1 } },
  })
})

test('another tab’s write is taken in and announced', () => {
  const storage = memory()
  const [left, right] = [new BrowserProgress(storage), new BrowserProgress(storage)]
  let told = 0
  right.subscribe(() => told++)
  left.update(recordVisit('a', 1))
  right.refresh()
  right.refresh()
  expect([told, Object.keys(right.progress.lessons)]).toEqual([1, ['a']])
})

test('what is cleared in one tab does not come back from another', () => {
  const storage = memory()
  const [left, right] = [new BrowserProgress(storage), new BrowserProgress(storage)]
  left.update(met('a', 'one'))
  right.refresh()
  left.update(clearProgress)
  right.update(recordVisit('b', 2))
  expect(Object.keys(new BrowserProgress(storage).progress.lessons)).toEqual(['b'])
})

test('unreadable text is set aside with a notice, and can be read there', () => {
  const storage = memory({ [progressKey]: '{"version":1,' })
  const store = new BrowserProgress(storage)
  expect(store.progress).toEqual(emptyProgress)
  expect(store.notice).toEqual({ kind: 'set-aside', fault: 'not-json' })
  expect(store.setAsideText()).toBe('{"version":1,')
  store.update(met('a', 'one'))
  expect(storage.entries[asideKey]).toBe('{"version":1,')
})

test('without room to set it aside, unreadable text is left alone', () => {
  const broken = 'x'.repeat(60)
  const storage = memory({ [progressKey]: broken }, { capacity: 100 })
  const store = new BrowserProgress(storage)
  store.update(met('a', 'one'))
  expect(storage.entries).toEqual({ [progressKey]: broken })
  expect(store.progress.lessons.a?.goals).toEqual({ one: 1 })
})

test('when storage is full, progress lives on in memory and says so', () => {
  const store = new BrowserProgress(memory({}, { capacity: 10 }))
  store.update(met('a', 'one'))
  expect(store.notice).toEqual({ kind: 'full' })
  expect(store.progress.lessons.a?.goals).toEqual({ one: 1 })
})

test('where storage is denied, progress lives on in memory and says so', () => {
  const store = new BrowserProgress(undefined)
  store.update(met('a', 'one'))
  expect(store.notice).toEqual({ kind: 'denied' })
  expect(store.progress.lessons.a?.goals).toEqual({ one: 1 })
})
