import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { encode } from '../bytes'
import { gunzip } from './gunzip'

test.each([
  '',
  'hello\n',
  'abc'.repeat(50_000),
  JSON.stringify(Array.from({ length: 3000 }, (_, i) => i * 7919)),
])('what zlib packs is unpacked', (text) => {
  for (const level of [0, 1, 9])
    expect(Buffer.from(gunzip(gzipSync(text, { level })) ?? []).equals(Buffer.from(text))).toBe(true)
})

test('what is no gzip data is told apart', () => {
  expect(gunzip(encode('FROM busybox'))).toBeUndefined()
})
