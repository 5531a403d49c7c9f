import { expect, test } from 'vitest'
import type { JournalDatabase, SavedJournal } from './journal-database'
import { JournalKeeper, setJournalAside } from './journal-keeper'

function shelf({ isFull = false } = {}) {
  const saved = new Map<string, SavedJournal>()
  let writes = 0
  const database: JournalDatabase = {
    read: async (id) => saved.get(id),
    remove: async (id) => void saved.delete(id),
    async write(id, journal) {
      if (isFull) throw new Error('QuotaExceededError')
      writes++
      saved.set(id, journal)
    },
  }
  return { database, saved, writes: () => writes }
}

function keeperOn(database: JournalDatabase | undefined) {
  const journal = { entries: ['a'] }
  const timers: (() => void)[] = []
  const notices: string[] = []
  const keeper = new JournalKeeper({
    database,
    id: 'namespaces/pid',
    journal: () => journal,
    now: () => 7,
    wait(_milliseconds, callback) {
      timers.push(callback)
      return () => void timers.splice(timers.indexOf(callback), timers.includes(callback) ? 1 : 0)
    },
    onNotice: (notice) => notices.push(notice),
  })
  const pass = async () => {
    for (const callback of timers.splice(0)) callback()
    await Promise.resolve()
  }
  return { keeper, journal, notices, timers, pass }
}

test('a burst of changes is saved once, with all of it', async () => {
  const { database, saved, writes } = shelf()
  const { keeper, journal, pass } = keeperOn(database)
  keeper.changed()
  journal.entries.push('b')
  keeper.changed()
  await pass()
  expect(writes()).toBe(1)
  expect(saved.get('namespaces/pid')).toEqual({ text: '{"entries":["a","b"]}', savedAt: 7 })
})

test('when the page goes, what is not saved yet is saved at once', async () => {
  const { database, saved } = shelf()
  const { keeper, timers } = keeperOn(database)
  keeper.changed()
  await keeper.flush()
  await keeper.flush()
  expect([saved.size, timers.length]).toEqual([1, 0])
})

test('a journal that is too long is no longer saved, and that is said once', async () => {
  const { database, saved } = shelf()
  const { keeper, journal, notices, pass } = keeperOn(database)
  keeper.changed()
  await pass()
  journal.entries.push('x'.repeat(3_000_000))
  keeper.changed()
  await pass()
  keeper.changed()
  await pass()
  expect(notices).toEqual(['too-long'])
  expect(saved.get('namespaces/pid')?.text).toBe('{"entries":["a"]}')
})

test('when the browser refuses to save, that is said once', async () => {
  const { keeper, notices, pass } = keeperOn(shelf({ isFull: true }).database)
  keeper.changed()
  await pass()
  keeper.changed()
  await pass()
  expect(notices).toEqual(['not-kept'])
})

test('without a database nothing is attempted', async () => {
  const { keeper, notices, timers } = keeperOn(undefined)
  keeper.changed()
  await keeper.flush()
  expect([notices, timers]).toEqual([[], []])
})

test('a forgotten journal does not come back with a change that was still waiting', async () => {
  const { database, saved } = shelf()
  const { keeper, pass } = keeperOn(database)
  keeper.changed()
  await keeper.flush()
  keeper.changed()
  await keeper.forget()
  await pass()
  expect(saved.size).toBe(0)
})

test('a journal that cannot be used is set aside', async () => {
  const { database, saved } = shelf()
  await database.write('namespaces/pid', { text: '{', savedAt: 1 })
  await setJournalAside(database, 'namespaces/pid')
  expect([...saved]).toEqual([['namespaces/pid:set-aside', { text: '{', savedAt: 1 }]])
})
