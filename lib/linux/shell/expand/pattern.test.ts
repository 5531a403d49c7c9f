import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapePattern, matchesPattern } from './pattern'

test.each([
  ['abc', 'a*', true],
  ['abc', 'a?c', true],
  ['abc', 'a', false],
  ['abc', '[a-c]*', true],
  ['abc', '[!a]*', false],
  ['abc', '[^b]bc', true],
  ['a]c', 'a[]]c', true],
  ['a-c', 'a[a-]c', true],
  ['a\\c', 'a\\\\c', true],
  ['a*c', 'a\\*c', true],
  ['abc', 'a\\*c', false],
  ['[x', '[x', true],
  ['x5', '[[:alpha:]][[:digit:]]', true],
  ['foo.c', '@(foo|bar).c', true],
  ['foofoo', '+(foo)', true],
  ['', '*(foo)', true],
  ['baz', '!(foo|bar)', true],
  ['foo', '!(foo|bar)', false],
  ['a.txt', '!(*.c)', true],
  ['日本', '??', true],
  ['ab', '[z-a]*', false],
  ['', '', true],
  ['-n', '-*', true],
  ['a\nb', 'a*b', true],
])('%j matches %j: %s', (text, pattern, expected) => {
  expect(matchesPattern(text, pattern)).toBe(expected)
})

test('an escaped text matches itself and nothing else', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, other) => {
      expect(matchesPattern(text, escapePattern(text))).toBe(true)
      expect(matchesPattern(other, escapePattern(text))).toBe(other === text)
    }),
  )
})

test('no pattern makes the matcher fail', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'[]!^-*?\\@+()|:ab.{}/$') }),
      (text, pattern) => {
        expect(typeof matchesPattern(text, pattern)).toBe('boolean')
      },
    ),
    { numRuns: 2000 },
  )
})
