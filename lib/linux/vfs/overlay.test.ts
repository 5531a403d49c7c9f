import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isErrno } from '../kernel/errno'
import { FileTree } from '../testing/file-tree'
import type { Inode } from './inode'
import { chmod, link, mkdir, openPath, rename, resolve, rmdir, unlink } from './operations'
import { mountOverlay } from './overlay-options'
import { directory, file, symlink, type TreeDescription, whiteout } from './tree'

const layers: TreeDescription = {
  '/top/etc/motd': 'from the top layer\n',
  '/top/etc/issue': whiteout(),
  '/base/etc/motd': 'from the base layer\n',
  '/base/etc/issue': 'Debian\n',
  '/base/etc/hosts': '127.0.0.1 localhost\n',
  '/base/bin/sh': file('#!', { mode: 0o755, size: 100_000 }),
  '/base/bin/bash': symlink('sh'),
  '/up': directory(),
  '/work': directory(),
  '/merged': directory(),
}
const options = 'lowerdir=/top:/base,upperdir=/up,workdir=/work'

function overlayOf(description: TreeDescription = layers): FileTree {
  const tree = new FileTree(description)
  tree.mount(mountOverlay(tree.vfs, tree.as(), options), '/merged')
  return tree
}

const inodeAt = (tree: FileTree, path: string): Inode =>
  resolve(tree.as(), path, { follow: false }).dentry.inode
const read = (tree: FileTree, path: string) => Buffer.from(inodeAt(tree, path).readAt(0, 1000)).toString()
const names = (tree: FileTree, path: string) =>
  inodeAt(tree, path)
    .entries()
    .map(({ name }) => name)
    .sort()
const write = (tree: FileTree, path: string, text: string) =>
  openPath(tree.as(), path, { access: 'write', create: true, truncate: true }).dentry.inode.writeAt(
    0,
    Buffer.from(text),
  )

/** Everything below a directory, as lines. */
function snapshot(inode: Inode, prefix = ''): string[] {
  return inode.entries().flatMap(({ name }) => {
    const child = inode.lookup(name)
    if (!child) return []
    const path = `${prefix}/${name}`
    const { type, mode, mtime, nlink } = child
    const content = type === 'file' ? Buffer.from(child.readAt(0, 1e6)).toString('base64') : ''
    return [
      `${path} ${type} ${mode} ${mtime} ${nlink} ${content}`,
      ...(type === 'directory' ? snapshot(child, path) : []),
    ]
  })
}

test('names of all layers show, the topmost first, without what a layer removed', () => {
  const tree = overlayOf()
  expect(names(tree, '/merged')).toEqual(['bin', 'etc'])
  expect(names(tree, '/merged/etc')).toEqual(['hosts', 'motd'])
  expect(read(tree, '/merged/etc/motd')).toBe('from the top layer\n')
  expect(inodeAt(tree, '/merged/etc').nlink).toBe(1)
  expect(inodeAt(tree, '/merged/bin').nlink).toBe(2)
})

test('a lower file is copied up when it is opened for writing, with its parents, and keeps its inode number', () => {
  const tree = overlayOf()
  const { ino } = inodeAt(tree, '/merged/bin/sh')
  tree.time = 7
  write(tree, '/merged/bin/sh', 'new')
  expect(names(tree, '/up')).toEqual(['bin'])
  expect(read(tree, '/merged/bin/sh')).toBe('new')
  expect(read(tree, '/up/bin/sh')).toBe('new')
  expect(read(tree, '/base/bin/sh').slice(0, 2)).toBe('#!')
  expect(inodeAt(tree, '/merged/bin/sh').ino).toBe(ino)
  expect(inodeAt(tree, '/up/bin').mtime).toBe(0)
})

test('copying up shares the bytes', () => {
  const tree = overlayOf()
  chmod(tree.as(), resolve(tree.as(), '/merged/bin/sh'), 0o700)
  expect(inodeAt(tree, '/up/bin/sh')).toMatchObject({ mode: 0o700, size: 100_000, mtime: 0 })
  expect(inodeAt(tree, '/base/bin/sh').mode).toBe(0o755)
})

test('a removed lower name leaves a whiteout', () => {
  const tree = overlayOf()
  unlink(tree.as(), '/merged/etc/hosts')
  expect(inodeAt(tree, '/up/etc/hosts')).toMatchObject({
    type: 'character',
    mode: 0,
    rdev: { major: 0, minor: 0 },
  })
  expect(names(tree, '/merged/etc')).toEqual(['motd'])
  write(tree, '/merged/etc/hosts', 'again')
  expect(inodeAt(tree, '/up/etc/hosts').type).toBe('file')
})

test('a directory made anew hides the one that was removed', () => {
  const tree = overlayOf()
  for (const name of names(tree, '/merged/bin')) unlink(tree.as(), `/merged/bin/${name}`)
  rmdir(tree.as(), '/merged/bin')
  mkdir(tree.as(), '/merged/bin')
  expect(names(tree, '/merged/bin')).toEqual([])
  expect(inodeAt(tree, '/up/bin').getXattr('trusted.overlay.opaque')).toBe('y')
})

test('a directory with lower parts cannot be renamed, a new one can', () => {
  const tree = overlayOf()
  expect(() => rename(tree.as(), '/merged/bin', '/merged/sbin')).toThrow('Invalid cross-device link')
  mkdir(tree.as(), '/merged/new')
  rename(tree.as(), '/merged/new', '/merged/newer')
  expect(names(tree, '/up')).toEqual(['newer'])
})

test('a renamed lower file is copied up and leaves a whiteout behind', () => {
  const tree = overlayOf()
  rename(tree.as(), '/merged/etc/hosts', '/merged/hosts')
  expect(read(tree, '/merged/hosts')).toBe('127.0.0.1 localhost\n')
  expect(names(tree, '/up')).toEqual(['etc', 'hosts'])
  expect(inodeAt(tree, '/up/etc/hosts').type).toBe('character')
})

test('a copied up file may have several names', () => {
  const tree = overlayOf()
  link(tree.as(), '/merged/etc/hosts', '/merged/etc/names')
  write(tree, '/merged/etc/names', 'same')
  expect(read(tree, '/merged/etc/hosts')).toBe('same')
  expect(inodeAt(tree, '/merged/etc/hosts').nlink).toBe(2)
  expect(inodeAt(tree, '/merged/etc/hosts')).toBe(inodeAt(tree, '/merged/etc/names'))
})

test('mountinfo shows the directories as they were given', () => {
  const tree = overlayOf()
  expect(tree.namespace.mountinfo(tree.root).split('\n')[1]).toBe(
    `3 2 0:6 / /merged rw,relatime - overlay overlay rw,${options}`,
  )
})

test('without an upper directory nothing can change', () => {
  const tree = new FileTree(layers)
  tree.mount(mountOverlay(tree.vfs, tree.as(), 'lowerdir=/top:/base'), '/merged')
  expect(() => write(tree, '/merged/new', '')).toThrow('Read-only file system')
  expect(() => unlink(tree.as(), '/merged/etc/hosts')).toThrow('Read-only file system')
})

describe('options are refused', () => {
  test.each([
    ['', 'Invalid argument'],
    ['lowerdir=/base', 'Invalid argument'],
    ['lowerdir=/base,upperdir=/up', 'Invalid argument'],
    ['lowerdir=/base,upperdir=/up,workdir=/up', 'Invalid argument'],
    ['lowerdir=/nowhere,upperdir=/up,workdir=/work', 'No such file or directory'],
    ['lowerdir=/base/etc/motd,upperdir=/up,workdir=/work', 'Not a directory'],
    ['lowerdir=/base,upperdir=/up,workdir=/work,nonsense', 'Invalid argument'],
  ])('%j: %s', (text, message) => {
    const tree = new FileTree(layers)
    expect(() => mountOverlay(tree.vfs, tree.as(), text)).toThrow(message)
  })
})

const anyPath = fc.constantFrom(
  'etc',
  'etc/motd',
  'etc/hosts',
  'bin',
  'bin/sh',
  'bin/bash',
  'new',
  'etc/new',
  'new/x',
)
const change = fc.oneof(
  fc.record({ call: fc.constant('write' as const), path: anyPath, to: anyPath }),
  fc.record({
    call: fc.constantFrom('unlink', 'rmdir', 'mkdir', 'rename', 'link', 'chmod', 'truncate'),
    path: anyPath,
    to: anyPath,
  }),
)

test('whatever happens above, lower layers never change', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const tree = overlayOf()
      const before = [snapshot(inodeAt(tree, '/top')), snapshot(inodeAt(tree, '/base'))]
      tree.time = 1000
      for (const { call, path, to } of changes) {
        try {
          perform(tree, call, `/merged/${path}`, `/merged/${to}`)
        } catch (error) {
          if (!isErrno(error)) throw error
        }
      }
      expect([snapshot(inodeAt(tree, '/top')), snapshot(inodeAt(tree, '/base'))]).toEqual(before)
    }),
  )
})

function perform(tree: FileTree, call: string, path: string, to: string): void {
  const root = tree.as()
  if (call === 'write') write(tree, path, to)
  else if (call === 'unlink') unlink(root, path)
  else if (call === 'rmdir') rmdir(root, path)
  else if (call === 'mkdir') mkdir(root, path)
  else if (call === 'rename') rename(root, path, to)
  else if (call === 'link') link(root, path, to)
  else if (call === 'chmod') chmod(root, resolve(root, path), 0o700)
  else resolve(root, path).dentry.inode.truncate(3)
}
