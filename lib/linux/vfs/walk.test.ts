import { describe, expect, test } from 'vitest'
import { FileTree, ordinary } from '../testing/file-tree'
import { absolutePath, chmod, mkdir, resolve, resolveParent, rmdir } from './operations'
import { directory, symlink } from './tree'

const tree = new FileTree({
  '/etc/passwd': 'root',
  '/usr/bin/env': 'env',
  '/bin': symlink('usr/bin'),
  '/dir/link': symlink('../etc'),
  '/dir/absolute': symlink('/etc/passwd'),
  '/dangling': symlink('nowhere'),
  '/loop': symlink('loop'),
  '/chain0': 'end',
  ...Object.fromEntries(
    Array.from({ length: 41 }, (_, index) => [`/chain${index + 1}`, symlink(`chain${index}`)]),
  ),
  '/secret': directory(0o700),
  '/secret/file': 'x',
  '/tmp': directory(0o1777),
  '/tmp/evil': symlink('/etc/passwd', { uid: 1001 }),
})
const root = tree.as()

function where(path: string, options = {}, walker = root): string {
  try {
    return absolutePath(tree.root, resolve(walker, path, options))
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown'
  }
}

describe('a path leads to', () => {
  test.each([
    ['/', '/'],
    ['/etc/passwd', '/etc/passwd'],
    ['etc/passwd', '/etc/passwd'],
    ['//etc///passwd', '/etc/passwd'],
    ['/etc/./passwd', '/etc/passwd'],
    ['/etc/../etc/passwd', '/etc/passwd'],
    ['/../../etc', '/etc'],
    ['/etc/', '/etc'],
    ['/bin/env', '/usr/bin/env'],
    ['/bin/..', '/usr'],
    ['/dir/link/passwd', '/etc/passwd'],
    ['/dir/absolute', '/etc/passwd'],
    ['/chain40', '/chain0'],
    ['', 'No such file or directory'],
    ['/nowhere', 'No such file or directory'],
    ['/nowhere/..', 'No such file or directory'],
    ['/etc/passwd/', 'Not a directory'],
    ['/etc/passwd/..', 'Not a directory'],
    ['/dangling', 'No such file or directory'],
    ['/loop', 'Too many levels of symbolic links'],
    ['/chain41', 'Too many levels of symbolic links'],
    [`/${'x'.repeat(255)}`, 'No such file or directory'],
    [`/${'x'.repeat(256)}`, 'File name too long'],
    [`/${'é'.repeat(128)}`, 'File name too long'],
    ['/etc/'.repeat(900), 'File name too long'],
  ])('%j: %s', (path, expected) => {
    expect(where(path)).toBe(expected)
  })
})

test('without following, the last link itself; a trailing slash follows it all the same', () => {
  expect(where('/bin', { follow: false })).toBe('/bin')
  expect(where('/bin/', { follow: false })).toBe('/usr/bin')
  expect(where('/dangling', { follow: false })).toBe('/dangling')
})

test('search permission is asked of every directory on the way', () => {
  const user = tree.as(ordinary(1000))
  expect(where('/secret', {}, user)).toBe('/secret')
  expect(where('/secret/file', {}, user)).toBe('Permission denied')
  expect(where('/secret/..', {}, user)).toBe('Permission denied')
  const reader = tree.as({ ...ordinary(1000), effective: new Set(['CAP_DAC_READ_SEARCH'] as const) })
  expect(where('/secret/file', {}, reader)).toBe('/secret/file')
})

test("a stranger's link in a sticky directory leads nowhere", () => {
  expect(where('/tmp/evil')).toBe('Permission denied')
  expect(where('/tmp/evil', {}, tree.as(ordinary(1001)))).toBe('/etc/passwd')
  expect(where('/tmp/evil', { follow: false })).toBe('/tmp/evil')
})

test('the parent of a path that need not exist', () => {
  const { parent, name, trailingSlash } = resolveParent(root, '/dir/link/new/')
  expect([absolutePath(tree.root, parent), name, trailingSlash]).toEqual(['/etc', 'new', true])
  expect(resolveParent(root, '/').name).toBe('')
})

test('a process in a changed root cannot leave it', () => {
  const inside = { ...root, root: resolve(root, '/usr'), cwd: resolve(root, '/usr') }
  expect(absolutePath(inside.root, resolve(inside, '/bin/../../../bin/env'))).toBe('/bin/env')
  expect(() => resolve(inside, '/etc')).toThrow('No such file or directory')
  expect(absolutePath(inside.root, resolve(root, '/etc'))).toBe('(unreachable)/etc')
})

test('the working directory may vanish', () => {
  mkdir(root, '/tmp/gone')
  const cwd = resolve(root, '/tmp/gone')
  rmdir(root, '/tmp/gone')
  const lost = { ...root, cwd }
  expect(() => absolutePath(tree.root, cwd)).toThrow('No such file or directory')
  expect(() => mkdir(lost, 'new')).toThrow('No such file or directory')
  expect(absolutePath(tree.root, resolve(lost, '..'))).toBe('/tmp')
})

test('the mode of a directory counts from the moment it is set', () => {
  const user = tree.as(ordinary(1000))
  mkdir(root, '/tmp/open')
  expect(where('/tmp/open/..', {}, user)).toBe('/tmp')
  chmod(root, resolve(root, '/tmp/open'), 0o700)
  expect(where('/tmp/open/..', {}, user)).toBe('Permission denied')
})
