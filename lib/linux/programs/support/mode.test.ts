import { expect, test } from 'vitest'
import { modeString, parseMode } from './mode'

test.each([
  ['644', 'file', 0o777, 0o644],
  ['u+x', 'file', 0o644, 0o744],
  ['+x', 'file', 0o644, 0o755],
  ['+w', 'file', 0o444, 0o644],
  ['a+w', 'file', 0o444, 0o666],
  ['go-rwx', 'file', 0o755, 0o700],
  ['u=rw,go=r', 'file', 0o777, 0o644],
  ['a+X', 'file', 0o644, 0o644],
  ['a+X', 'directory', 0o644, 0o755],
  ['u+s', 'file', 0o755, 0o4755],
  ['+t', 'directory', 0o777, 0o1777],
  ['g=u', 'file', 0o741, 0o771],
  ['o=', 'file', 0o777, 0o770],
  ['u=rwx,g+w-x', 'file', 0o055, 0o765],
  ['755', 'directory', 0o2755, 0o2755],
  ['00755', 'directory', 0o2755, 0o755],
] as const)('%s on %s %o', (text, type, mode, expected) => {
  expect(parseMode(text)?.({ type, mode }, 0o022).toString(8)).toBe(expected.toString(8))
})

test('not a mode', () => {
  expect(['9', '77777', 'u', 'k+x', ''].map(parseMode)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test.each([
  ['file', 0o644, '-rw-r--r--'],
  ['directory', 0o1777, 'drwxrwxrwt'],
  ['file', 0o4755, '-rwsr-xr-x'],
  ['file', 0o6644, '-rwSr-Sr--'],
  ['directory', 0o1770, 'drwxrwx--T'],
  ['symlink', 0o777, 'lrwxrwxrwx'],
] as const)('%s %o', (type, mode, expected) => {
  expect(modeString({ type, mode })).toBe(expected)
})
