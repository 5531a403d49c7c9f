import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Random } from '../random'
import { gunzip } from './gunzip'
import { gzip } from './gzip'

const random = new Random('gzip')
const noise = Uint8Array.from({ length: 50_000 }, () => random.below(256))

test.each([
  ['nothing', new Uint8Array()],
  ['a byte', Uint8Array.of(7)],
  ['a long run', new Uint8Array(100_000)],
  ['text', new TextEncoder().encode('the quick brown fox jumps over the lazy dog\n'.repeat(500))],
  ['noise', noise],
])('what is packed by us is unpacked by zlib and by us: %s', (_, bytes) => {
  const packed = gzip(bytes, { name: 'file', mtime: 1_600_000_000 })
  expect(new Uint8Array(gunzipSync(packed))).toEqual(bytes)
  expect(gunzip(packed)).toEqual(bytes)
})

test('repetitions take little room', () => {
  expect(gzip(new Uint8Array(100_000)).length).toBeLessThan(1000)
})
