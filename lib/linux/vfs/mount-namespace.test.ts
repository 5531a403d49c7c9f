import { expect, test } from 'vitest'
import { FileTree } from '../testing/file-tree'
import { Mount } from './mount'
import { absolutePath, mkdir, openPath, rename, resolve, rmdir, unlink } from './operations'
import type { Path } from './path'
import { Tmpfs, type TmpfsInit } from './tmpfs'
import { directory } from './tree'

const files = { '/a/x': directory(), '/b': directory(), '/with space': directory(), '/file': 'text' }

class Mounts extends FileTree {
  constructor() {
    super(files)
  }

  at(path: string): Path {
    return resolve(this.as(), path)
  }

  tmpfs(path: string, source = 'tmpfs', init: TmpfsInit = {}, flags = {}): void {
    this.mount(new Tmpfs(this.vfs, init), path, source, flags)
  }

  /** Mountinfo without the root's line. */
  get table(): string[] {
    return this.namespace.mountinfo(this.root).trimEnd().split('\n').slice(1)
  }
}

test('mountinfo and mounts, as the kernel writes them', () => {
  const tree = new Mounts()
  tree.tmpfs('/a', 'tmpfs', { sizeBytes: 65_536 * 1024, mode: 0o755 }, { noSuid: true, atime: 'strictatime' })
  tree.tmpfs('/with space', 'shm', {}, { readOnly: true, noSuid: true, noDev: true, noExec: true })
  tree.namespace.bind(tree.at('/b'), tree.at('/b'))
  tree.namespace.bind(tree.at('/file'), tree.at('/file'))
  expect(tree.namespace.mountinfo(tree.root)).toBe(
    `2 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
3 2 0:6 / /a rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
4 2 0:7 / /with\\040space ro,nosuid,nodev,noexec,relatime - tmpfs shm rw
5 2 8:1 /b /b rw,relatime - ext4 /dev/sda1 rw
6 2 8:1 /file /file rw,relatime - ext4 /dev/sda1 rw
`,
  )
  expect(tree.namespace.mountTable(tree.root)).toBe(
    `/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /a tmpfs rw,nosuid,size=65536k,mode=755 0 0
shm /with\\040space tmpfs ro,nosuid,nodev,noexec,relatime 0 0
/dev/sda1 /b ext4 rw,relatime 0 0
/dev/sda1 /file ext4 rw,relatime 0 0
`,
  )
})

test('a changed root sees only what lies below it, from there', () => {
  const tree = new Mounts()
  tree.tmpfs('/a')
  mkdir(tree.as(), '/a/inner')
  tree.tmpfs('/a/inner', 'inner')
  expect(tree.namespace.mountinfo(tree.at('/a'))).toBe(
    '3 2 0:6 / / rw,relatime - tmpfs tmpfs rw\n4 3 0:7 / /inner rw,relatime - tmpfs inner rw\n',
  )
})

test('what is mounted hides what was there; mounts stack', () => {
  const tree = new Mounts()
  tree.tmpfs('/a', 'first')
  tree.tmpfs('/a', 'second')
  expect(() => tree.at('/a/x')).toThrow('No such file or directory')
  expect(absolutePath(tree.root, tree.at('/a/..'))).toBe('/')
  expect(tree.at('/a').mount.source).toBe('second')
  tree.namespace.detach(tree.at('/a'))
  tree.namespace.detach(tree.at('/a'))
  expect(absolutePath(tree.root, tree.at('/a/x'))).toBe('/a/x')
  expect(() => tree.namespace.detach(tree.at('/a'))).toThrow('Invalid argument')
})

test('bind mounts show one part; recursive ones what is mounted below too', () => {
  const tree = new Mounts()
  tree.tmpfs('/a/x', 'below')
  tree.namespace.bind(tree.at('/a'), tree.at('/b'))
  expect(tree.at('/b/x').mount.source).toBe('/dev/sda1')
  tree.namespace.detach(tree.at('/b'))
  tree.namespace.bind(tree.at('/a'), tree.at('/b'), { recursive: true })
  expect(tree.at('/b/x').mount.source).toBe('below')
  expect(() => tree.namespace.bind(tree.at('/file'), tree.at('/b'))).toThrow('Not a directory')
})

test('a read-only bind mount protects one way to a file only', () => {
  const tree = new Mounts()
  tree.namespace.bind(tree.at('/a'), tree.at('/b'))
  tree.namespace.remount(tree.at('/b'), { readOnly: true }, { bindOnly: true })
  expect(() => mkdir(tree.as(), '/b/new')).toThrow('Read-only file system')
  mkdir(tree.as(), '/a/new')
  expect(tree.table).toEqual(['3 2 8:1 /a /b ro,relatime - ext4 /dev/sda1 rw'])
  tree.namespace.remount(tree.at('/'), { readOnly: true })
  expect(() => mkdir(tree.as(), '/a/newer')).toThrow('Read-only file system')
  expect(tree.namespace.mountinfo(tree.root).split('\n')[0]).toBe(
    '2 1 8:1 / / ro,relatime - ext4 /dev/sda1 ro',
  )
})

test('nothing moves between mounts, and mount points stay', () => {
  const tree = new Mounts()
  tree.tmpfs('/a')
  const root = tree.as()
  expect(() => rename(root, '/file', '/a/file')).toThrow('Invalid cross-device link')
  expect(() => rename(root, '/a', '/c')).toThrow('Device or resource busy')
  expect(() => rmdir(root, '/a')).toThrow('Device or resource busy')
  tree.namespace.bind(tree.at('/file'), tree.at('/file'))
  expect(() => unlink(root, '/file')).toThrow('Device or resource busy')
})

test('umount asks whether somebody is there; a lazy one does not', () => {
  const tree = new Mounts()
  tree.tmpfs('/a', 'outer')
  mkdir(tree.as(), '/a/inner')
  tree.tmpfs('/a/inner', 'inner')
  const isInUse = (mount: Mount) => mount.source === 'inner'
  expect(() => tree.namespace.detach(tree.at('/a'))).toThrow('Device or resource busy')
  expect(() => tree.namespace.detach(tree.at('/a/inner'), { isInUse })).toThrow('Device or resource busy')
  tree.namespace.detach(tree.at('/a'), { lazy: true, isInUse })
  expect(tree.table).toEqual([])
})

test('a moved mount takes what is mounted in it along, but not into itself', () => {
  const tree = new Mounts()
  tree.tmpfs('/a', 'outer')
  mkdir(tree.as(), '/a/inner')
  tree.tmpfs('/a/inner', 'inner')
  expect(() => tree.namespace.move(tree.at('/a'), tree.at('/a/inner'))).toThrow(
    'Too many levels of symbolic links',
  )
  tree.namespace.move(tree.at('/a'), tree.at('/b'))
  expect(tree.table).toEqual([
    '3 2 0:6 / /b rw,relatime - tmpfs outer rw',
    '4 3 0:7 / /b/inner rw,relatime - tmpfs inner rw',
  ])
})

test('pivot_root and a lazy umount change the root as container runtimes do', () => {
  const tree = new Mounts()
  tree.tmpfs('/b', 'newroot')
  const newRoot = tree.at('/b')
  tree.namespace.pivotRoot(tree.root, newRoot, newRoot)
  const inside = { ...tree.as(), root: newRoot, cwd: newRoot }
  expect(resolve(inside, '/').mount.source).toBe('newroot')
  const oldRoot = resolve(inside, '/..')
  expect(oldRoot.mount.source).toBe('/dev/sda1')
  tree.namespace.detach(resolve(inside, '.'), { lazy: true })
  expect(tree.namespace.mountinfo(newRoot)).toBe('3 1 0:6 / / rw,relatime - tmpfs newroot rw\n')
})

test('a copied namespace goes its own way', () => {
  const tree = new Mounts()
  tree.tmpfs('/a', 'shared-before')
  const { namespace, translate } = tree.namespace.clone(2, undefined)
  const copyRoot = translate(tree.root)
  const inside = { ...tree.as(), root: copyRoot, cwd: copyRoot }
  namespace.attach(
    new Mount(tree.vfs, new Tmpfs(tree.vfs), new Tmpfs(tree.vfs).rootDentry, 'inside'),
    resolve(inside, '/b'),
  )
  tree.tmpfs('/a/..//b', 'outside')
  expect([resolve(inside, '/b').mount.source, tree.at('/b').mount.source]).toEqual(['inside', 'outside'])
  openPath(inside, '/a/file', { access: 'write', create: true })
  expect(absolutePath(tree.root, tree.at('/a/file'))).toBe('/a/file')
  expect(namespace.mountinfo(copyRoot)).toBe(`5 4 8:1 / / rw,relatime - ext4 /dev/sda1 rw
6 5 0:6 / /a rw,relatime - tmpfs shared-before rw
7 5 0:7 / /b rw,relatime - tmpfs inside rw
`)
  namespace.release()
  expect(tree.table.map((line) => line.split(' ')[4])).toEqual(['/a', '/b'])
})

test('shared mounts pass on what happens to their peers and slaves, slaves keep their own to themselves', () => {
  const tree = new Mounts()
  tree.namespace.setPropagation(tree.at('/'), 'shared')
  const { namespace, translate } = tree.namespace.clone(2, undefined)
  const copyRoot = translate(tree.root)
  const inside = { ...tree.as(), root: copyRoot, cwd: copyRoot }
  namespace.setPropagation(resolve(inside, '/'), 'slave', { recursive: true })
  tree.tmpfs('/a', 'from-outside')
  expect(namespace.mountinfo(copyRoot)).toBe(`4 3 8:1 / / rw,relatime master:1 - ext4 /dev/sda1 rw
6 4 0:6 / /a rw,relatime master:2 - tmpfs from-outside rw
`)
  expect(tree.table).toEqual(['5 2 0:6 / /a rw,relatime shared:2 - tmpfs from-outside rw'])
  const own = new Tmpfs(tree.vfs)
  namespace.attach(new Mount(tree.vfs, own, own.rootDentry, 'inside'), resolve(inside, '/b'))
  expect(tree.at('/b').mount.source).toBe('/dev/sda1')
  tree.namespace.detach(tree.at('/a'))
  expect(() => resolve(inside, '/a/x')).not.toThrow()
})

test('an unbindable mount is left out of recursive binds', () => {
  const tree = new Mounts()
  tree.tmpfs('/a/x', 'hidden')
  tree.namespace.setPropagation(tree.at('/a/x'), 'unbindable')
  expect(() => tree.namespace.bind(tree.at('/a/x'), tree.at('/b'))).toThrow('Invalid argument')
  tree.namespace.bind(tree.at('/a'), tree.at('/b'), { recursive: true })
  expect(tree.table).toEqual([
    '3 2 0:6 / /a/x rw,relatime unbindable - tmpfs hidden rw',
    '4 2 8:1 /a /b rw,relatime - ext4 /dev/sda1 rw',
  ])
})
