import { expect, test } from 'vitest'
import { compareBytes, decodeText, encodeText } from './text'
import { padColumns } from './width'

test('any bytes survive being read as text', () => {
  const bytes = Uint8Array.from([
    0x61, 0x80, 0xc3, 0xa9, 0xff, 0xe6, 0x97, 0xa5, 0xe6, 0xf0, 0x9f, 0x90, 0xb3, 0xef, 0xbf, 0xbd,
  ])
  const text = decodeText(bytes)
  expect(text).toBe('a\udc80é\udcff日\udce6🐳\ufffd')
  expect(encodeText(text)).toEqual(bytes)
})

test('order is that of the bytes', () => {
  const sorted = ['b', 'a', 'é', '', 'ab', '🐳', '\uffff', 'Z'].sort(compareBytes)
  expect(sorted).toEqual(['', 'Z', 'a', 'ab', 'b', 'é', '\uffff', '🐳'])
})

test('Chinese is two columns wide', () => {
  expect(padColumns('日本', 6)).toBe('日本  ')
})
