import { describe, expect, test } from 'vitest'
import { isErrno } from '../kernel/errno'
import { FileTree, ordinary } from '../testing/file-tree'
import type { Inode } from './inode'
import {
  chmod,
  chown,
  link,
  mkdir,
  mknod,
  openPath,
  rename,
  resolve,
  rmdir,
  symlink,
  touch,
  truncate,
  unlink,
  utimens,
} from './operations'
import { mountOverlay } from './overlay-options'
import { Tmpfs } from './tmpfs'
import { symlink as describedLink, directory, type TreeDescription } from './tree'

/** What every file system holds before each test, below /m. */
const content = {
  dir: directory(),
  'dir/file': 'content\n',
  'dir/link': describedLink('file'),
  full: directory(),
  'full/one': '1',
  shared: directory(0o1777),
  mine: directory(0o755, { uid: 1000, gid: 1000 }),
}

function below(prefix: string): TreeDescription {
  return Object.fromEntries(Object.entries(content).map(([path, entry]) => [`${prefix}/${path}`, entry]))
}

function copyInto(tree: FileTree): void {
  const root = tree.as()
  for (const [path, entry] of Object.entries(content)) {
    const at = `/m/${path}`
    if (typeof entry === 'string') write(tree, at, entry)
    else if (entry.type === 'symlink') symlink(root, entry.target ?? '', at)
    else mkdir(root, at, entry.mode, 0)
    if (typeof entry !== 'string' && entry.uid) chown(root, resolve(root, at), entry.uid, entry.gid ?? 0)
    if (path === 'shared') chmod(root, resolve(root, at), 0o1777)
  }
}

const kinds: Record<string, () => FileTree> = {
  disk: () => new FileTree(below('/m')),
  tmpfs: () => {
    const tree = new FileTree({ '/m': directory() })
    tree.mount(new Tmpfs(tree.vfs), '/m')
    copyInto(tree)
    return tree
  },
  'overlay with all of it below': () => {
    const tree = new FileTree({
      ...below('/low'),
      '/up': directory(),
      '/work': directory(),
      '/m': directory(),
    })
    tree.mount(mountOverlay(tree.vfs, tree.as(), 'lowerdir=/low,upperdir=/up,workdir=/work'), '/m')
    return tree
  },
  'overlay with all of it above': () => {
    const tree = new FileTree({
      '/low': directory(),
      '/up': directory(),
      '/work': directory(),
      '/m': directory(),
    })
    tree.mount(mountOverlay(tree.vfs, tree.as(), 'lowerdir=/low,upperdir=/up,workdir=/work'), '/m')
    copyInto(tree)
    return tree
  },
}

const inodeAt = (tree: FileTree, path: string): Inode =>
  resolve(tree.as(), path, { follow: false }).dentry.inode
const read = (tree: FileTree, path: string) =>
  Buffer.from(resolve(tree.as(), path).dentry.inode.readAt(0, 1000)).toString()
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

function failure(call: () => unknown): string {
  try {
    call()
  } catch (error) {
    if (isErrno(error)) return error.code
    throw error
  }
  return 'none'
}

describe.each(Object.entries(kinds))('%s', (_, make) => {
  test('reads and lists', () => {
    const tree = make()
    expect(names(tree, '/m')).toEqual(['dir', 'full', 'mine', 'shared'])
    expect(names(tree, '/m/dir')).toEqual(['file', 'link'])
    expect(read(tree, '/m/dir/link')).toBe('content\n')
    expect(inodeAt(tree, '/m/dir/link').readlink()).toBe('file')
    expect(inodeAt(tree, '/m/dir/file').stat()).toMatchObject({
      type: 'file',
      mode: 0o644,
      size: 8,
      nlink: 1,
    })
    expect(
      new Set(
        ['dir', 'full', 'dir/file', 'dir/link', 'full/one'].map((path) => inodeAt(tree, `/m/${path}`).ino),
      ).size,
    ).toBe(5)
  })

  test('writes where asked, extends, truncates', () => {
    const tree = make()
    const { inode } = openPath(tree.as(), '/m/dir/file', { access: 'write' }).dentry
    inode.writeAt(3, Buffer.from('TENT'))
    expect(read(tree, '/m/dir/file')).toBe('conTENT\n')
    inode.writeAt(10, Buffer.from('!'))
    expect(read(tree, '/m/dir/file')).toBe('conTENT\n\0\0!')
    truncate(tree.as(), resolve(tree.as(), '/m/dir/file'), 3)
    expect(read(tree, '/m/dir/file')).toBe('con')
    write(tree, '/m/dir/file', 'new')
    expect(read(tree, '/m/dir/file')).toBe('new')
  })

  test('makes and removes names of every kind', () => {
    const tree = make()
    const root = tree.as()
    mkdir(root, '/m/dir/sub')
    mknod(root, '/m/dir/fifo', 'fifo', 0o666, 0o022)
    mknod(root, '/m/dir/null', 'character', 0o666, 0, { major: 1, minor: 3 })
    mknod(root, '/m/dir/socket', 'socket', 0o777, 0o022)
    symlink(root, 'nowhere', '/m/dir/dangling')
    expect(
      ['fifo', 'null', 'socket', 'dangling', 'sub'].map((name) => inodeAt(tree, `/m/dir/${name}`).type),
    ).toEqual(['fifo', 'character', 'socket', 'symlink', 'directory'])
    expect(inodeAt(tree, '/m/dir/fifo').mode).toBe(0o644)
    expect(inodeAt(tree, '/m/dir/null').rdev).toEqual({ major: 1, minor: 3 })
    for (const name of ['fifo', 'null', 'socket', 'dangling', 'file', 'link']) unlink(root, `/m/dir/${name}`)
    rmdir(root, '/m/dir/sub')
    rmdir(root, '/m/dir')
    expect(names(tree, '/m')).toEqual(['full', 'mine', 'shared'])
    mkdir(root, '/m/dir')
    expect(names(tree, '/m/dir')).toEqual([])
  })

  test('refuses what Linux refuses', () => {
    const tree = make()
    const root = tree.as()
    expect({
      existing: failure(() => mkdir(root, '/m/dir')),
      full: failure(() => rmdir(root, '/m/full')),
      file: failure(() => rmdir(root, '/m/dir/file')),
      directory: failure(() => unlink(root, '/m/dir')),
      missing: failure(() => unlink(root, '/m/none')),
      exclusive: failure(() =>
        openPath(root, '/m/dir/link', { access: 'write', create: true, exclusive: true }),
      ),
      writeDirectory: failure(() => openPath(root, '/m/dir', { access: 'write' })),
      linkDirectory: failure(() => link(root, '/m/dir', '/m/other')),
      noFollow: failure(() => openPath(root, '/m/dir/link', { access: 'read', noFollow: true })),
      into: failure(() => rename(root, '/m/dir/file', '/m/dir/file/x')),
      overFull: failure(() => rename(root, '/m/mine', '/m/full')),
      overFile: failure(() => rename(root, '/m/mine', '/m/dir/file')),
      overDirectory: failure(() => rename(root, '/m/dir/file', '/m/mine')),
    }).toEqual({
      existing: 'EEXIST',
      full: 'ENOTEMPTY',
      file: 'ENOTDIR',
      directory: 'EISDIR',
      missing: 'ENOENT',
      exclusive: 'EEXIST',
      writeDirectory: 'EISDIR',
      linkDirectory: 'EPERM',
      noFollow: 'ELOOP',
      into: 'ENOTDIR',
      overFull: expect.stringMatching(/ENOTEMPTY|EXDEV/),
      overFile: 'ENOTDIR',
      overDirectory: 'EISDIR',
    })
  })

  test('renames within and across directories, replacing what was there', () => {
    const tree = make()
    const root = tree.as()
    const { ino } = inodeAt(tree, '/m/dir/file')
    rename(root, '/m/dir/file', '/m/dir/renamed')
    rename(root, '/m/dir/renamed', '/m/full/one')
    expect(read(tree, '/m/full/one')).toBe('content\n')
    expect(inodeAt(tree, '/m/full/one').ino).toBe(ino)
    expect([names(tree, '/m/dir'), names(tree, '/m/full')]).toEqual([['link'], ['one']])
    mkdir(root, '/m/new')
    rename(root, '/m/new', '/m/full/moved')
    expect(names(tree, '/m/full')).toEqual(['moved', 'one'])
  })

  test('hard links share the file until the last name is gone', () => {
    const tree = make()
    const root = tree.as()
    link(root, '/m/dir/file', '/m/second')
    expect(inodeAt(tree, '/m/second').nlink).toBe(2)
    write(tree, '/m/second', 'changed')
    expect(read(tree, '/m/dir/file')).toBe('changed')
    unlink(root, '/m/dir/file')
    expect([read(tree, '/m/second'), inodeAt(tree, '/m/second').nlink]).toEqual(['changed', 1])
  })

  test('mode, owner and times', () => {
    const tree = make()
    const root = tree.as()
    const place = resolve(root, '/m/dir/file')
    chmod(root, place, 0o4755)
    expect(inodeAt(tree, '/m/dir/file').mode).toBe(0o4755)
    tree.time = 50
    chown(root, place, 1000, 1001)
    expect(inodeAt(tree, '/m/dir/file').stat()).toMatchObject({
      uid: 1000,
      gid: 1001,
      mode: 0o755,
      ctime: 50,
    })
    utimens(root, place, { atime: 5, mtime: 6 })
    expect(inodeAt(tree, '/m/dir/file').stat()).toMatchObject({ atime: 5, mtime: 6, ctime: 50 })
    tree.time = 60
    touch(tree.as(ordinary(1000)), place)
    expect(inodeAt(tree, '/m/dir/file').stat()).toMatchObject({ atime: 60, mtime: 60 })
  })

  test('owners and the sticky bit', () => {
    const tree = make()
    const [one, two] = [tree.as(ordinary(1000)), tree.as(ordinary(1001))]
    openPath(one, '/m/shared/of-one', { access: 'write', create: true })
    mkdir(one, '/m/mine/sub', 0o777, 0o077)
    expect(inodeAt(tree, '/m/mine/sub')).toMatchObject({ uid: 1000, gid: 1000, mode: 0o700 })
    expect({
      strangersFile: failure(() => unlink(two, '/m/shared/of-one')),
      strangersDirectory: failure(() => mkdir(two, '/m/mine/x')),
      rootsFile: failure(() => openPath(one, '/m/dir/file', { access: 'write' })),
      readable: failure(() => openPath(one, '/m/dir/file', { access: 'read' })),
      chmod: failure(() => chmod(one, resolve(one, '/m/dir/file'), 0o777)),
      chown: failure(() => chown(one, resolve(one, '/m/mine'), 1001, -1)),
      own: failure(() => unlink(one, '/m/shared/of-one')),
    }).toEqual({
      strangersFile: 'EPERM',
      strangersDirectory: 'EACCES',
      rootsFile: 'EACCES',
      readable: 'none',
      chmod: 'EPERM',
      chown: 'EPERM',
      own: 'none',
    })
  })

  test('a setgid directory hands its group on', () => {
    const tree = make()
    const root = tree.as()
    chown(root, resolve(root, '/m/shared'), 0, 50)
    chmod(root, resolve(root, '/m/shared'), 0o2777)
    const user = tree.as(ordinary(1000))
    mkdir(user, '/m/shared/sub')
    openPath(user, '/m/shared/file', { access: 'write', create: true })
    expect(inodeAt(tree, '/m/shared/sub')).toMatchObject({ gid: 50, mode: 0o2755 })
    expect(inodeAt(tree, '/m/shared/file')).toMatchObject({ gid: 50, mode: 0o644 })
  })
})
