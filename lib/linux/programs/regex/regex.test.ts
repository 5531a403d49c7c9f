import { expect, test } from 'vitest'
import { Regex } from './regex'

const found = (pattern: string, text: string, extended = false, ignoreCase = false): string => {
  try {
    const match = new Regex(pattern, { extended, ignoreCase }).exec(text)
    return match ? match.groups.join('|') : '-'
  } catch (error) {
    return error instanceof Error ? `! ${error.message}` : '!'
  }
}

// What `sed -n 's/…/[&|\1|\2]/p'` of GNU sed 4.9 shows.
test.each([
  ['a*', 'aab', 'aa'],
  ['*a', 'x*a', '*a'],
  ['a\\{2\\}', 'aaa', 'aa'],
  ['\\(a\\|ab\\)\\(c\\|bcd\\)', 'abcd', 'abcd|a|bcd'],
  ['x\\+', 'axxb', 'xx'],
  ['a^b', 'a^b', 'a^b'],
  ['a$b', 'a$b', 'a$b'],
  ['^a$', 'a', 'a'],
  ['\\(^a\\)', 'ab', 'a|a'],
  ['[[:digit:]]\\+', 'ab12', '12'],
  ['[]a]*', ']a]b', ']a]'],
  ['[^]a]', ']ab', 'b'],
  ['[a-c]*', 'abcd', 'abc'],
  ['\\<w', 'aw w', 'w'],
  ['\\bfoo\\b', 'foo', 'foo'],
  ['\\(.\\)\\1', 'abccd', 'cc|c'],
  ['a.c', 'a日c', 'a日c'],
  ['\\.', 'a.b', '.'],
  ['+', 'a+b', '+'],
  ['a\\', 'a', '! Trailing backslash'],
  ['[a', 'a', '! Unmatched [, [^, [:, [., or [='],
  ['\\(a', 'a', '! Unmatched ( or \\('],
  ['a\\)', 'a', '! Unmatched ) or \\)'],
  ['a\\{1', 'a', '! Unmatched { or \\{'],
  ['\\1', 'a', '! Invalid back reference'],
  ['[b-a]', 'a', '! Invalid range end'],
  ['[[:foo:]]', 'a', '! Invalid character class name'],
])('basic %s in %s', (pattern, text, expected) => {
  expect(found(pattern, text)).toBe(expected)
})

test.each([
  ['a|ab', 'abc', 'ab'],
  ['(a|ab)(c|bcd)', 'abcd', 'abcd|a|bcd'],
  ['(a*)+', 'aaa', 'aaa|aaa'],
  ['a{,2}', 'aaa', 'aa'],
  ['a{2', 'a{2', 'a{2'],
  ['^*a', 'a', 'a'],
  ['a+?', 'aa', 'aa'],
  ['(foo|foobar)s?', 'foobars', 'foobars|foobar'],
  ['()', 'a', '|'],
  ['a)', 'a)', 'a)'],
  ['x*', 'abc', ''],
])('extended %s in %s', (pattern, text, expected) => {
  expect(found(pattern, text, true)).toBe(expected)
})

test('letters of either case', () => {
  expect(found('straße', 'STRAßE', false, true)).toBe('STRAßE')
})

test('nested loops do not take for ever', () => {
  const text = `${'a'.repeat(3000)}b`
  expect(new Regex('^(a*)*$', { extended: true }).test(text)).toBe(false)
  expect(new Regex('(a|aa)+$', { extended: true }).test(text)).toBe(false)
})
