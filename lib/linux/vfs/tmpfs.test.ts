import { describe, expect, test } from 'vitest'
import { FileTree } from '../testing/file-tree'
import { mkdir, openPath, resolve, rmdir, unlink } from './operations'
import { RegularFile } from './regular-file'
import { Tmpfs } from './tmpfs'
import { tmpfsOptions } from './tmpfs-options'

const PAGE = 4096
const RAM = 4 * 1024 ** 3

function smallTmpfs(sizeBytes: number, inodes = 100): { readonly tree: FileTree; readonly fs: Tmpfs } {
  const tree = new FileTree({})
  mkdir(tree.as(), '/mnt')
  const fs = new Tmpfs(tree.vfs, { sizeBytes, inodes })
  tree.mount(fs, '/mnt')
  return { tree, fs }
}

const newFile = (tree: FileTree, path: string) =>
  openPath(tree.as(), path, { access: 'read-write', create: true })

test('a write is cut where the file system is full, and then fails', () => {
  const { tree, fs } = smallTmpfs(4 * PAGE)
  const { inode } = newFile(tree, '/mnt/file').dentry
  expect(inode.writeAt(0, new Uint8Array(5 * PAGE).fill(1))).toBe(4 * PAGE)
  expect(() => inode.writeAt(4 * PAGE, Uint8Array.of(1))).toThrow('No space left on device')
  expect(inode.writeAt(0, Uint8Array.of(2))).toBe(1)
  expect(fs.statfs()).toMatchObject({ blocks: 4, free: 0 })
})

test('removing the last name frees the space, unless somebody holds the file open', () => {
  const { tree, fs } = smallTmpfs(4 * PAGE)
  const place = newFile(tree, '/mnt/file')
  place.dentry.inode.writeAt(0, new Uint8Array(2 * PAGE).fill(1))
  const file = new RegularFile({ access: 'read' }, place, tree.root).retain()
  unlink(tree.as(), '/mnt/file')
  expect(fs.statfs().free).toBe(2)
  expect(place.dentry.inode.readAt(0, 1)).toEqual(Uint8Array.of(1))
  expect(file.describe()).toBe('/mnt/file (deleted)')
  file.unref()
  expect(fs.statfs()).toMatchObject({ free: 4, files: 100, filesFree: 99 })
})

test('runs out of inodes', () => {
  const { tree } = smallTmpfs(PAGE, 3)
  mkdir(tree.as(), '/mnt/a')
  mkdir(tree.as(), '/mnt/b')
  expect(() => mkdir(tree.as(), '/mnt/c')).toThrow('No space left on device')
  rmdir(tree.as(), '/mnt/a')
  mkdir(tree.as(), '/mnt/c')
})

test('directories take 20 bytes an entry, on a disk whole blocks', () => {
  const { tree } = smallTmpfs(PAGE)
  mkdir(tree.as(), '/mnt/a')
  const inTmpfs = resolve(tree.as(), '/mnt').dentry.inode
  expect({ size: inTmpfs.size, blocks: inTmpfs.blocks, nlink: inTmpfs.nlink }).toEqual({
    size: 60,
    blocks: 0,
    nlink: 3,
  })
  const onDisk = resolve(tree.as(), '/').dentry.inode
  expect({ size: onDisk.size, blocks: onDisk.blocks, ino: onDisk.ino }).toEqual({
    size: 4096,
    blocks: 8,
    ino: 2,
  })
})

test('times move as the calls say', () => {
  const tree = new FileTree({ '/file': 'x' })
  const { inode } = resolve(tree.as(), '/file').dentry
  const times = () => [inode.atime, inode.mtime, inode.ctime]
  tree.time = 10
  inode.writeAt(0, Uint8Array.of(1))
  expect(times()).toEqual([0, 10, 10])
  tree.time = 20
  inode.recordAccess(20)
  expect(times()).toEqual([20, 10, 10])
  tree.time = 30
  inode.recordAccess(30)
  expect(times()).toEqual([20, 10, 10])
  inode.setAttributes({ mode: 0o600 })
  expect(times()).toEqual([20, 10, 30])
})

describe('mount options', () => {
  test.each([
    ['', {}, ''],
    ['size=64m,mode=755', { sizeBytes: 67_108_864, mode: 0o755 }, 'size=65536k,mode=755'],
    ['size=65536k', { sizeBytes: 67_108_864 }, 'size=65536k'],
    ['size=50%', { sizeBytes: RAM / 2 }, 'size=2097152k'],
    ['size=1000', { sizeBytes: 1000 }, 'size=4k'],
    ['nr_inodes=10,uid=5,gid=6', { inodes: 10, uid: 5, gid: 6 }, 'nr_inodes=10,uid=5,gid=6'],
    ['mode=1777', { mode: 0o1777 }, ''],
  ])('%j', (text, options, printed) => {
    expect(tmpfsOptions.parse(text, RAM)).toEqual(options)
    expect(tmpfsOptions.format(options)).toBe(printed)
  })

  test.each(['size=', 'size=x', 'mode=9', 'huge=always', 'nonsense'])('%j is refused', (text) => {
    expect(() => tmpfsOptions.parse(text, RAM)).toThrow('Invalid argument')
  })
})

test('a remount changes the limit but not below what is used', () => {
  const { tree, fs } = smallTmpfs(4 * PAGE)
  newFile(tree, '/mnt/file').dentry.inode.writeAt(0, new Uint8Array(2 * PAGE).fill(1))
  fs.reconfigure('size=12k')
  expect(fs.statfs()).toMatchObject({ blocks: 3, free: 1 })
  expect(() => fs.reconfigure('size=4k')).toThrow('Invalid argument')
})

test('an ordinary user may not use the last twentieth of a disk', () => {
  const { free, available, blocks } = new FileTree({}, { sizeBytes: 1000 * PAGE }).root.mount.fs.statfs()
  expect({ blocks, free, available }).toEqual({ blocks: 1000, free: 999, available: 949 })
})
