import { expect, test } from 'vitest'
import { type CopyEnd, linkTarget, placement, splitPath } from './paths'

test.each([
  ['/root/f', '/root', 'f'],
  ['/f', '/', 'f'],
  ['/d/', '/', 'd'],
  ['/d/.', '/d', '.'],
  ['/', '/', '/'],
])('%s is %s and %s', (path, directory, base) => {
  expect(splitPath(path)).toEqual({ directory, base })
})

test.each([
  ['/a/link', '/etc/hosts', '/etc/hosts'],
  ['/a/link', '../b', '/a/../b'],
  ['/link', 'b', '/b'],
])('the link %s to %s is at %s', (path, target, place) => {
  expect(linkTarget(path, target)).toBe(place)
})

const file = (path: string): CopyEnd => ({ path, exists: true, isDirectory: false })
const directory = (path: string): CopyEnd => ({ path, exists: true, isDirectory: true })
const missing = (path: string): CopyEnd => ({ path, exists: false, isDirectory: false })

test.each([
  ['a file into a directory', file('/l.txt'), directory('/tmp'), '/tmp', 'l.txt'],
  ['a file to a new name', file('/l.txt'), missing('/tmp/new'), '/tmp', 'new'],
  ['a file over a file', file('/l.txt'), file('/tmp/old'), '/tmp', 'old'],
  ['a directory into a directory', directory('/d'), directory('/tmp'), '/tmp', 'd'],
  ['a directory to a new name', directory('/d'), missing('/tmp/e/'), '/tmp', 'e'],
  ['what is in a directory', directory('/d/.'), directory('/tmp'), '/tmp', '.'],
  ['what is in a directory to a new name', directory('/d/.'), missing('/tmp/e'), '/tmp', 'e'],
])('%s', (_, source, destination, place, name) => {
  expect(placement(source, destination)).toEqual({ directory: place, name })
})

test('what cannot be copied is refused', () => {
  expect(() => placement(directory('/d'), file('/f'))).toThrow('cannot copy directory')
  expect(() => placement(file('/f'), missing('/no/'))).toThrow('no such directory')
})
