import { describe, expect, test } from 'vitest'
import type { Capability } from '../kernel/capabilities'
import { rootCredentials } from '../kernel/credentials'
import { FileTree, ordinary } from '../testing/file-tree'
import { resolve } from './operations'
import { permitted } from './permission'
import { directory, file } from './tree'

const who = {
  owner: ordinary(1),
  group: ordinary(2, 10),
  member: ordinary(3, 3, [10]),
  other: ordinary(4),
  root: {},
  override: { ...ordinary(4), effective: new Set<Capability>(['CAP_DAC_OVERRIDE']) },
  search: { ...ordinary(4), effective: new Set<Capability>(['CAP_DAC_READ_SEARCH']) },
} as const

function granted(mode: number, type: 'file' | 'directory', name: keyof typeof who): string {
  const owned = { mode, uid: 1, gid: 10 }
  const tree = new FileTree({ '/it': type === 'file' ? file('', owned) : directory(mode, owned) })
  const { inode } = resolve(tree.as(), '/it').dentry
  const credentials = { ...rootCredentials, ...who[name] }
  const letters = { r: { read: true }, w: { write: true }, x: { execute: true } }
  return Object.entries(letters)
    .map(([letter, access]) => (permitted(credentials, inode, access) ? letter : '-'))
    .join('')
}

describe('who may do what (path_resolution(7))', () => {
  test.each([
    // type, mode, owner, group, member, other, root, override, search
    ['file', 0o640, 'rw-', 'r--', 'r--', '---', 'rw-', 'rw-', 'r--'],
    ['file', 0o755, 'rwx', 'r-x', 'r-x', 'r-x', 'rwx', 'rwx', 'r-x'],
    ['file', 0o077, '---', 'rwx', 'rwx', 'rwx', 'rwx', 'rwx', 'rwx'],
    ['file', 0o000, '---', '---', '---', '---', 'rw-', 'rw-', 'r--'],
    ['file', 0o010, '---', '--x', '--x', '---', 'rwx', 'rwx', 'r--'],
    ['directory', 0o700, 'rwx', '---', '---', '---', 'rwx', 'rwx', 'r-x'],
    ['directory', 0o000, '---', '---', '---', '---', 'rwx', 'rwx', 'r-x'],
  ] as const)('%s %o', (type, mode, ...expected) => {
    expect(Object.keys(who).map((name) => granted(mode, type, name as keyof typeof who))).toEqual(expected)
  })
})
