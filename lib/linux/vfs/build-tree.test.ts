import { expect, test } from 'vitest'
import { FileTree } from '../testing/file-tree'
import { buildTree } from './build-tree'
import { executableProgram } from './executable'
import { mkdir, openPath, resolve } from './operations'
import { Tmpfs } from './tmpfs'
import { character, directory, executable, file, hardLink, symlink } from './tree'

const description = {
  '/etc/hostname': 'quay\n',
  '/bin': symlink('usr/bin'),
  '/bin/ls': executable('coreutils/ls', 151_344),
  '/usr/bin/dir': hardLink('/usr/bin/ls'),
  '/usr/lib/big.so': file('\x7fELF', { size: 2_000_000 }),
  '/tmp': directory(0o1777),
  '/dev/null': character(1, 3),
  '/home/student/notes': file('x', { uid: 1000, gid: 1000, mode: 0o600, mtime: 5 }),
}
const tree = new FileTree(description)
const stat = (path: string) => resolve(tree.as(), path, { follow: false }).dentry.inode.stat()

test('files are what was described', () => {
  expect(stat('/etc/hostname')).toMatchObject({
    type: 'file',
    mode: 0o644,
    size: 5,
    blocks: 8,
    nlink: 1,
    uid: 0,
  })
  expect(stat('/tmp')).toMatchObject({ type: 'directory', mode: 0o1777, nlink: 2 })
  expect(stat('/usr/lib/big.so')).toMatchObject({ size: 2_000_000, blocks: 3912 })
  expect(stat('/dev/null')).toMatchObject({ type: 'character', mode: 0o666, rdev: { major: 1, minor: 3 } })
  expect(stat('/home/student/notes')).toMatchObject({ uid: 1000, gid: 1000, mode: 0o600, mtime: 5, atime: 5 })
})

test('parents are made, and paths below a link go where it points', () => {
  expect(stat('/usr')).toMatchObject({ type: 'directory', mode: 0o755, nlink: 4 })
  expect(stat('/usr/bin/ls')).toMatchObject({ mode: 0o755, size: 151_344, nlink: 2 })
  expect(stat('/usr/bin/dir').ino).toBe(stat('/bin/ls').ino)
})

test('an executable names its program', () => {
  const program = (path: string) => executableProgram(resolve(tree.as(), path).dentry.inode)
  expect([program('/bin/ls'), program('/bin/dir'), program('/etc/hostname'), program('/tmp')]).toEqual([
    'coreutils/ls',
    'coreutils/ls',
    undefined,
    undefined,
  ])
})

test('a tree may be grafted many times; what is written to one never shows in another', () => {
  const shared = buildTree({ '/a/file': 'original' })
  mkdir(tree.as(), '/one')
  mkdir(tree.as(), '/two')
  const disk = tree.root.mount.fs
  if (!(disk instanceof Tmpfs)) throw new Error('the tree is a Tmpfs')
  disk.graft(resolve(tree.as(), '/one').dentry.inode, shared)
  disk.graft(resolve(tree.as(), '/two').dentry.inode, shared)
  openPath(tree.as(), '/one/a/file', { access: 'write' }).dentry.inode.writeAt(0, Buffer.from('CHANGED!'))
  mkdir(tree.as(), '/one/a/new')
  const read = (path: string) => Buffer.from(resolve(tree.as(), path).dentry.inode.readAt(0, 100)).toString()
  expect([read('/one/a/file'), read('/two/a/file')]).toEqual(['CHANGED!', 'original'])
  expect(
    resolve(tree.as(), '/two/a')
      .dentry.inode.entries()
      .map(({ name }) => name),
  ).toEqual(['file'])
  expect(stat('/one/a/file').ino).not.toBe(stat('/two/a/file').ino)
})

test('the disk counts what a tree holds', () => {
  const disk = new FileTree({ '/a': file('', { size: 1_000_000 }) }, { sizeBytes: 10_000_000 }).root.mount.fs
  expect(disk.statfs()).toMatchObject({ blocks: 2442, free: 2442 - 245 - 1 })
})

test('later descriptions override earlier ones; contradictions are found', () => {
  expect(buildTree([{ '/a': 'one' }, { '/a': 'two', '/b': '' }]).count).toBe(3)
  expect(() => buildTree({ '/a': 'file', '/a/b': 'below' })).toThrow('lies below a file')
  expect(() => buildTree({ '/a': hardLink('/nowhere') })).toThrow('which is no file')
})
