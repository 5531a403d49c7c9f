import { expect, test } from 'vitest'
import { parseGoJson } from './go-json'

test.each([
  ['{bad json', "invalid JSON: invalid character 'b' looking for beginning of object key string"],
  ['{"a" 1}', "invalid JSON: invalid character '1' after object key"],
  ['{"a":1 "b"}', 'invalid JSON: unexpected EOF'],
  ['[1 2]', "invalid JSON: invalid character '2' after array element"],
  ['{"a":', 'invalid JSON: unexpected EOF'],
  ['nope', "invalid JSON: invalid character 'n' looking for beginning of value"],
])('%s', (text, message) => {
  expect(() => parseGoJson(text)).toThrow(message)
})
