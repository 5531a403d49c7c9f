import { expect, test } from 'vitest'
import { quote, shellEscape } from './quote'

test.each([
  ['plain', 'plain'],
  ['a b', "'a b'"],
  ["it's", `"it's"`],
  ["it's{", `'it'\\''s{'`],
  ['a\\b', "'a\\b'"],
  ['=x', "'=x'"],
  ['#a', "'#a'"],
  ['a#', 'a#'],
  ['a~', 'a~'],
  ['{', "'{'"],
  ['{a', '{a'],
  ['@', '@'],
  [']', ']'],
  ['n\nl', "'n'$'\\n''l'"],
  ['e\x01x', "'e'$'\\001''x'"],
  ['\\\n', "'\\'$'\\n'"],
  ['\udc80bad', "''$'\\200''bad'"],
  ['é', 'é'],
  ['', "''"],
])('shell-escape %j', (text, expected) => {
  expect(shellEscape(text)).toBe(expected)
})

test('in the C locale only ASCII prints', () => {
  expect(shellEscape('é', false)).toBe("''$'\\303\\251'")
})

test('quotes follow the locale', () => {
  expect(quote({ env: new Map([['LANG', 'C.UTF-8']]) }, 'a\nb')).toBe('‘a\\nb’')
  expect(quote({ env: new Map() }, 'a')).toBe("'a'")
})
