import { expect, test } from 'vitest'
import { parseBind, validateTmpfs } from './mount-parser'

test.each([
  ['/tmp:/host:ro', 'bind', '/tmp', '/host', true],
  ['vol1:/data', 'volume', 'vol1', '/data', false],
  ['/a:/b/../c/:rw,rshared', 'bind', '/a', '/c', false],
])('%s', (raw, type, source, destination, readOnly) => {
  const { spec, destination: cleaned } = parseBind(raw)
  expect([spec.Type, spec.Source, cleaned, spec.ReadOnly]).toEqual([type, source, destination, readOnly])
})

test.each([
  [
    '/a:b',
    `invalid volume specification: '/a:b': invalid mount config for type "bind": invalid mount path: 'b' mount path must be absolute`,
  ],
  ['/a:/b:bogus', 'invalid mode: bogus'],
  [
    'vol1:/',
    `invalid volume specification: 'vol1:/': invalid mount config for type "volume": invalid specification: destination can't be '/'`,
  ],
  ['/a:ro', "invalid volume specification: '/a:ro'"],
])('%s is refused', (raw, message) => {
  expect(() => parseBind(raw)).toThrow(message)
})

test('tmpfs options', () => {
  expect(() => validateTmpfs('/run', 'size=1m,mode=700,noexec')).not.toThrow()
  expect(() => validateTmpfs('/run', 'bogus')).toThrow('invalid tmpfs option "bogus"')
  expect(() => validateTmpfs('run', '')).toThrow("invalid mount path: 'run' mount path must be absolute")
})
