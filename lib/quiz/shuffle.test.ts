import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shuffledFor } from './shuffle'

const itemsOf = (count: number, pinned: boolean) =>
  Array.from({ length: count }, (_, index) =>
    pinned && index === count - 1 ? { id: `${index}`, pin: true as const } : { id: `${index}` },
  )
const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id)

test('every attempt shows all items, the pinned one last, in another order than the attempt before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 9 }),
      fc.string(),
      fc.nat(5),
      fc.boolean(),
      (count, seed, attempt, pinned) => {
        const items = itemsOf(count, pinned)
        const shown = shuffledFor(items, seed, attempt)
        expect([...ids(shown)].sort()).toEqual(ids(items))
        if (pinned) expect(shown.at(-1)?.id).toBe(`${count - 1}`)
        expect(ids(shuffledFor(items, seed, attempt + 1))).not.toEqual(ids(shown))
      },
    ),
  )
})

test('the order to avoid is never shown', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 6 }), fc.string(), fc.nat(5), (count, seed, attempt) => {
      const items = itemsOf(count, false)
      expect(ids(shuffledFor(items, seed, attempt, items))).not.toEqual(ids(items))
    }),
  )
})

test('the same seed and attempt give the same order', () => {
  const items = itemsOf(6, false)
  expect(ids(shuffledFor(items, 'namespaces/pid/two-numbers', 0))).toEqual(
    ids(shuffledFor(items, 'namespaces/pid/two-numbers', 0)),
  )
})
