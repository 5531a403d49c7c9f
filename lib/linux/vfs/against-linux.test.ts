import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { isErrno } from '../kernel/errno'
import { FileTree, ordinary } from '../testing/file-tree'
import {
  chmod,
  chown,
  link,
  mkdir,
  openPath,
  rename,
  resolve,
  rmdir,
  symlink,
  unlink,
  type Walker,
} from './operations'
import { mountOverlay } from './overlay-options'
import { Tmpfs } from './tmpfs'

// The same random calls, by root and by an ordinary user, on the kernel's file systems and on ours.

const USER = 1000
const canMount = process.platform === 'linux' && process.getuid?.() === 0
const { S_IFMT, S_IFDIR, S_IFLNK, O_DIRECTORY, O_NOFOLLOW } = fs.constants

const name = fc.constantFrom('a', 'b', 'c', 'a', 'b', 'c', '..', '.')
const path = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', '', '', '/'))
  .map(([names, slash]) => names.join('/') + slash)
const mode = fc.constantFrom(0o777, 0o755, 0o700, 0o644, 0o600, 0o000, 0o1777, 0o2775, 0o4755, 0o555)

interface Call {
  readonly text: string
  readonly real: (base: string) => unknown
  readonly simulated: (walker: Walker, base: string) => unknown
}

const calls: readonly fc.Arbitrary<Call>[] = [
  fc.tuple(path, mode).map(([at, bits]) => ({
    text: `mkdir ${at} ${bits.toString(8)}`,
    real: (base) => fs.mkdirSync(base + at, bits),
    simulated: (walker, base) => mkdir(walker, base + at, bits, 0o022),
  })),
  path.map((at) => ({
    text: `rmdir ${at}`,
    real: (base) => fs.rmdirSync(base + at),
    simulated: (walker, base) => rmdir(walker, base + at),
  })),
  path.map((at) => ({
    text: `unlink ${at}`,
    real: (base) => fs.unlinkSync(base + at),
    simulated: (walker, base) => unlink(walker, base + at),
  })),
  fc.tuple(path, path).map(([from, to]) => ({
    text: `rename ${from} ${to}`,
    real: (base) => fs.renameSync(base + from, base + to),
    simulated: (walker, base) => rename(walker, base + from, base + to),
  })),
  fc.tuple(path, path).map(([from, to]) => ({
    text: `link ${from} ${to}`,
    real: (base) => fs.linkSync(base + from, base + to),
    simulated: (walker, base) => link(walker, base + from, base + to),
  })),
  fc.tuple(path, path).map(([target, at]) => ({
    text: `symlink ${target} ${at}`,
    real: (base) => fs.symlinkSync(target, base + at),
    simulated: (walker, base) => symlink(walker, target, base + at),
  })),
  fc.tuple(path, mode).map(([at, bits]) => ({
    text: `chmod ${at} ${bits.toString(8)}`,
    real: (base) => fs.chmodSync(base + at, bits),
    simulated: (walker, base) => chmod(walker, resolve(walker, base + at), bits),
  })),
  fc.tuple(path, fc.constantFrom(0, USER), fc.constantFrom(0, USER)).map(([at, uid, gid]) => ({
    text: `chown ${at} ${uid}:${gid}`,
    real: (base) => fs.chownSync(base + at, uid, gid),
    simulated: (walker, base) => chown(walker, resolve(walker, base + at), uid, gid),
  })),
  fc.tuple(path, fc.boolean()).map(([at, follow]) => ({
    text: `stat ${at} ${follow}`,
    real: (base) => describeReal(follow ? fs.statSync(base + at) : fs.lstatSync(base + at)),
    simulated: (walker, base) => describeSimulated(walker, base + at, follow),
  })),
  path.map((at) => ({
    text: `readlink ${at}`,
    real: (base) => fs.readlinkSync(base + at),
    simulated: (walker, base) => resolve(walker, base + at, { follow: false }).dentry.inode.readlink(),
  })),
  path.map((at) => ({
    text: `readdir ${at}`,
    real: (base) => fs.readdirSync(base + at).sort(),
    simulated: (walker, base) => list(walker, base + at),
  })),
  fc.tuple(path, fc.constantFrom(O_DIRECTORY, O_NOFOLLOW)).map(([at, flag]) => ({
    text: `open ${at} ${flag}`,
    real: (base) => fs.closeSync(fs.openSync(base + at, flag)),
    simulated: (walker, base) =>
      void openPath(walker, base + at, {
        access: 'read',
        directory: flag === O_DIRECTORY,
        noFollow: flag === O_NOFOLLOW,
      }),
  })),
  fc
    .tuple(path, mode, fc.constantFrom('w', 'wx', 'r+', 'a'), fc.integer({ min: 1, max: 9000 }))
    .map(([at, bits, flag, size]) => ({
      text: `write ${flag} ${at} ${bits.toString(8)} ${size}`,
      real: (base) => fs.writeFileSync(base + at, Buffer.alloc(size, 'x'), { flag, mode: bits & 0o777 }),
      simulated: (walker, base) => write(walker, base + at, flag, bits & 0o777, size),
    })),
]

const session = fc.array(fc.record({ call: fc.oneof(...calls), asUser: fc.boolean() }), {
  minLength: 20,
  maxLength: 120,
})

function describeReal({ mode: bits, nlink, uid, gid, size }: fs.Stats): unknown {
  const type = { [S_IFDIR]: 'directory', [S_IFLNK]: 'symlink' }[bits & S_IFMT] ?? 'file'
  return { type, mode: bits & 0o7777, nlink, uid, gid, size: type === 'directory' ? 0 : size }
}

function describeSimulated(walker: Walker, at: string, follow: boolean): unknown {
  const { type, mode: bits, nlink, uid, gid, size } = resolve(walker, at, { follow }).dentry.inode.stat()
  return { type, mode: bits, nlink, uid, gid, size: type === 'directory' ? 0 : size }
}

function list(walker: Walker, at: string): string[] {
  const { inode } = openPath(walker, at, { access: 'read', directory: true }).dentry
  return inode
    .entries()
    .map((entry) => entry.name)
    .sort()
}

function write(walker: Walker, at: string, flag: string, bits: number, size: number): void {
  const flags = { create: flag !== 'r+', exclusive: flag === 'wx', truncate: flag.startsWith('w') }
  const access = flag === 'r+' ? 'read-write' : 'write'
  const { inode } = openPath(walker, at, { access, ...flags }, bits, 0o022).dentry
  const isPrivileged = walker.credentials.effective.has('CAP_FSETID')
  if (!isPrivileged && inode.mode & 0o6000) {
    inode.setAttributes({ mode: inode.mode & (inode.mode & 0o010 ? ~0o6000 : ~0o4000) })
  }
  inode.writeAt(flag === 'a' ? inode.size : 0, new Uint8Array(size).fill(120))
}

function asUser<Result>(action: () => Result): Result {
  process.setgroups?.([])
  process.setegid?.(USER)
  process.seteuid?.(USER)
  try {
    return action()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
    process.setgroups?.([0])
  }
}

function outcome(action: () => unknown): unknown {
  try {
    return action() ?? 'done'
  } catch (error) {
    if (isErrno(error)) return error.code
    if (error instanceof Error && 'code' in error) return error.code
    throw error
  }
}

/** A directory deep enough that `..` never leaves it, in both worlds. */
const DEEP = '1/2/3/4/5/6/7/8/9'

interface Pair {
  readonly tree: FileTree
  readonly base: string
  readonly simulatedBase: string
  /** what must hold at the end */
  readonly check: () => void
  readonly close: () => void
}

const run = (command: string, options: string[]) => void execFileSync(command, options)

const scratch: string[] = []

function scratchDirectory(): string {
  const directory = fs.mkdtempSync(`${tmpdir()}/vfs-`)
  fs.chmodSync(directory, 0o755)
  scratch.push(directory)
  return directory
}

afterAll(() => {
  for (const directory of scratch) fs.rmSync(directory, { recursive: true, force: true })
})

function makeDeep(top: string, tree: FileTree, at: string): void {
  fs.mkdirSync(`${top}/${DEEP}`, { recursive: true })
  let made = at
  for (const part of DEEP.split('/')) {
    made += `/${part}`
    mkdir(tree.as(), made)
  }
}

function newTree(): FileTree {
  const tree = new FileTree()
  for (const rule of ['symlinks', 'hardlinks', 'regular', 'fifos'] as const) {
    tree.vfs.protections[rule] = Number(fs.readFileSync(`/proc/sys/fs/protected_${rule}`, 'utf8'))
  }
  return tree
}

function onDisk(): Pair {
  const top = scratchDirectory()
  const tree = newTree()
  makeDeep(top, tree, '')
  return { tree, base: `${top}/${DEEP}/`, simulatedBase: `/${DEEP}/`, check: () => {}, close: () => {} }
}

function onTmpfs(): Pair {
  const top = scratchDirectory()
  const tree = newTree()
  run('mount', ['-t', 'tmpfs', 'tmpfs', top])
  mkdir(tree.as(), '/m')
  tree.mount(new Tmpfs(tree.vfs), '/m')
  makeDeep(top, tree, '/m')
  return {
    tree,
    base: `${top}/${DEEP}/`,
    simulatedBase: `/m/${DEEP}/`,
    check: () => {},
    close: () => void run('umount', [top]),
  }
}

function onOverlay(): Pair {
  const top = scratchDirectory()
  const tree = newTree()
  for (const directory of ['low', 'base', 'up', 'work', 'm']) {
    fs.mkdirSync(`${top}/${directory}`)
    mkdir(tree.as(), `/${directory}`)
  }
  for (const layer of ['low', 'base']) {
    makeDeep(`${top}/${layer}`, tree, `/${layer}`)
    fillLayer(`${top}/${layer}/${DEEP}`, tree, `/${layer}/${DEEP}`, layer)
  }
  const options = (at: string) => `lowerdir=${at}/low:${at}/base,upperdir=${at}/up,workdir=${at}/work`
  run('mount', ['-t', 'overlay', 'overlay', '-o', options(top), `${top}/m`])
  tree.mount(mountOverlay(tree.vfs, tree.as(), options('')), '/m')
  const close = () => void run('umount', [`${top}/m`])
  const check = () => {
    expect(snapshotSimulated(tree.as(), '/up')).toEqual(snapshotReal(`${top}/up`))
    expect(snapshotSimulated(tree.as(), '/low')).toEqual(snapshotReal(`${top}/low`))
  }
  return { tree, base: `${top}/m/${DEEP}/`, simulatedBase: `/m/${DEEP}/`, check, close }
}

function fillLayer(real: string, tree: FileTree, simulated: string, layer: string): void {
  const root = tree.as()
  fs.writeFileSync(`${real}/a`, layer)
  write(root, `${simulated}/a`, 'w', 0o644, layer.length)
  for (const directory of layer === 'low' ? ['b'] : ['b', 'c']) {
    fs.mkdirSync(`${real}/${directory}`)
    mkdir(root, `${simulated}/${directory}`)
    fs.writeFileSync(`${real}/${directory}/${layer}`, layer)
    write(root, `${simulated}/${directory}/${layer}`, 'w', 0o644, layer.length)
  }
}

function snapshotReal(top: string): unknown {
  return fs
    .readdirSync(top)
    .sort()
    .map((entry) => {
      const stat = fs.lstatSync(`${top}/${entry}`)
      const kind = stat.mode & S_IFMT
      const below = kind === S_IFDIR ? snapshotReal(`${top}/${entry}`) : stat.size
      return [
        entry,
        (stat.mode & 0o7777).toString(8),
        `${stat.uid}:${stat.gid}`,
        stat.isCharacterDevice(),
        below,
      ]
    })
}

function snapshotSimulated(walker: Walker, top: string): unknown {
  return list(walker, top).map((entry) => {
    const { inode } = resolve(walker, `${top}/${entry}`, { follow: false }).dentry
    const below = inode.type === 'directory' ? snapshotSimulated(walker, `${top}/${entry}`) : inode.size
    return [entry, inode.mode.toString(8), `${inode.uid}:${inode.gid}`, inode.type === 'character', below]
  })
}

function compare({ tree, base, simulatedBase }: Pair, call: Call, unprivileged: boolean): void {
  const real = outcome(() => (unprivileged ? asUser(() => call.real(base)) : call.real(base)))
  const walker = tree.as(unprivileged ? ordinary(USER) : {})
  const simulated = outcome(() => call.simulated(walker, simulatedBase))
  expect([call.text, unprivileged, simulated]).toEqual([call.text, unprivileged, real])
}

describe.skipIf(!canMount).each([
  ['a disk', onDisk],
  ['tmpfs', onTmpfs],
  ['overlay', onOverlay],
])('every call does what the kernel does on %s', (_, open) => {
  test('with the same results and errors', () => {
    fc.assert(
      fc.property(session, (steps) => {
        const pair = open()
        try {
          for (const { call, asUser: unprivileged } of steps) compare(pair, call, unprivileged)
          pair.check()
        } finally {
          pair.close()
        }
      }),
      { numRuns: 25, seed: 7 },
    )
  }, 60_000)
})
