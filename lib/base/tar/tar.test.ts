import { expect, test } from 'vitest'
import { encode } from '../bytes'
import type { TarEntry } from './entry'
import { readTar, TarError } from './read'
import { writeTar } from './write'

const base = { mode: 0o644, uid: 0, gid: 0, size: 0, mtime: 1_700_000_000, userName: '', groupName: '' }

const entries: TarEntry[] = [
  { ...base, path: 'd', type: 'directory', mode: 0o755, content: encode('') },
  { ...base, path: 'd/f', type: 'file', size: 3, content: encode('hi\n'), uid: 1000, gid: 33 },
  { ...base, path: 'd/l', type: 'symlink', mode: 0o777, target: '../x', content: encode('') },
  { ...base, path: 'd/h', type: 'hard-link', target: 'd/f', content: encode('') },
  { ...base, path: 'null', type: 'character', rdev: { major: 1, minor: 3 }, content: encode('') },
  { ...base, path: `${'deep/'.repeat(30)}name`, type: 'file', size: 1, content: encode('x') },
  { ...base, path: `${'n'.repeat(180)}`, type: 'file', content: encode('') },
  { ...base, path: '容器', type: 'symlink', target: 'é'.repeat(80), content: encode('') },
]

test('what is written is read', () => {
  expect(readTar(writeTar(entries))).toEqual(entries)
})

test('one small file takes header, content and two empty blocks', () => {
  expect(writeTar([{ ...base, path: 'f', type: 'file', size: 6, content: encode('local\n') }]).length).toBe(
    2048,
  )
})

test('what is no archive says so in the words of archive/tar', () => {
  expect(() => readTar(encode('nottar\n'))).toThrow(new TarError('unexpected EOF'))
  expect(() => readTar(new Uint8Array(512).fill(65))).toThrow(new TarError('archive/tar: invalid tar header'))
})
