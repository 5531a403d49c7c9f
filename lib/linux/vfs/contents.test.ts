import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Random } from '../../base/random'
import { Contents, type Memory } from './contents'

const unlimited: Memory = { reserve: () => true }

class Counter implements Memory {
  used = 0

  constructor(readonly limit = Number.POSITIVE_INFINITY) {}

  reserve(bytes: number): boolean {
    if (bytes > 0 && this.used + bytes > this.limit) return false
    this.used += bytes
    return true
  }
}

const offset = fc.integer({ min: 0, max: 70_000 })
const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    at: offset,
    bytes: fc.uint8Array({ maxLength: 40_000, size: 'max' }),
  }),
  fc.record({
    kind: fc.constant('fill' as const),
    at: offset,
    length: fc.integer({ min: 0, max: 50_000 }),
    byte: fc.constantFrom(0, 7),
  }),
  fc.record({ kind: fc.constant('truncate' as const), at: offset }),
  fc.record({ kind: fc.constant('clone' as const), at: offset }),
)

function writeTo(model: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  const next = new Uint8Array(Math.max(model.length, bytes.length > 0 ? at + bytes.length : 0))
  next.set(model)
  next.set(bytes, at)
  return next
}

test('reads back what a plain array would hold, and clones never see later writes', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let contents = new Contents(unlimited)
      let model: Uint8Array = new Uint8Array(0)
      const kept: { contents: Contents; model: Uint8Array }[] = []
      for (const action of steps) {
        if (action.kind === 'write') {
          contents.write(action.at, action.bytes)
          if (action.bytes.length > 0) model = writeTo(model, action.at, action.bytes)
        } else if (action.kind === 'fill') {
          const bytes = new Uint8Array(action.length).fill(action.byte)
          contents.write(action.at, bytes)
          if (bytes.length > 0) model = writeTo(model, action.at, bytes)
        } else if (action.kind === 'truncate') {
          contents.truncate(action.at)
          const next = new Uint8Array(action.at)
          next.set(model.subarray(0, action.at))
          model = next
        } else {
          kept.push({ contents, model })
          contents = contents.clone(unlimited)
        }
      }
      for (const { contents: actual, model: expected } of [...kept, { contents, model }]) {
        expect(actual.size).toBe(expected.length)
        expect(Buffer.compare(actual.read(0, 200_000), expected)).toBe(0)
      }
    }),
    { numRuns: 40 },
  )
})

test('an endless repetition takes no memory beyond its first page', () => {
  const memory = new Counter()
  const contents = new Contents(memory)
  const yes = Buffer.from('y\n'.repeat(4096))
  for (let at = 0; at < 10_000_000; at += yes.length) contents.write(at, yes)
  expect(contents.size).toBeGreaterThanOrEqual(10_000_000)
  expect(memory.used).toBeLessThan(64_000)
  expect(Buffer.from(contents.read(5_000_000, 6)).toString()).toBe('y\ny\ny\n')
})

test('zeros take blocks on disk but no memory', () => {
  const memory = new Counter()
  const contents = new Contents(memory)
  for (let at = 0; at < 4_194_304; at += 1_048_576) contents.write(at, new Uint8Array(1_048_576))
  expect({ blocks: contents.blocks, used: memory.used }).toEqual({ blocks: 1024, used: 0 })
})

test('a hole takes no blocks', () => {
  const contents = new Contents(unlimited)
  contents.truncate(1_000_000)
  contents.write(500_000, Buffer.from('middle'))
  expect({ size: contents.size, blocks: contents.blocks }).toEqual({ size: 1_000_000, blocks: 1 })
  expect(contents.read(499_998, 4)).toEqual(Uint8Array.from([0, 0, 109, 105]))
})

test('a file may be longer than the bytes it begins with', () => {
  const contents = new Contents(unlimited, Buffer.from('head'), 100_000)
  expect(contents.blocks).toBe(25)
  expect(contents.read(2, 4)).toEqual(Uint8Array.from([97, 100, 0, 0]))
  expect(contents.read(99_999, 10).length).toBe(1)
})

test('a write ends where memory ends', () => {
  const contents = new Contents(new Counter(40_000))
  const bytes = new Random('noise').bytes(100_000)
  const written = contents.write(0, bytes)
  expect(written).toBe(32_768)
  expect(contents.size).toBe(written)
})

test('truncating gives the memory back', () => {
  const memory = new Counter()
  const contents = new Contents(memory)
  contents.write(
    0,
    Uint8Array.from({ length: 50_000 }, (_, index) => index >> 4),
  )
  contents.truncate(0)
  expect(memory.used).toBe(0)
})
