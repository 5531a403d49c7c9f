import type { MountOptions } from '../../kernel/syscalls'

type Flags = { -readonly [K in keyof MountOptions]?: MountOptions[K] }

/** Options of mount -o that the kernel takes as flags. */
const words: Readonly<Record<string, Flags>> = {
  ro: { readOnly: true },
  rw: { readOnly: false },
  bind: { bind: true },
  rbind: { bind: true, recursive: true },
  remount: { remount: true },
  move: { move: true },
  nosuid: { noSuid: true },
  suid: { noSuid: false },
  nodev: { noDev: true },
  dev: { noDev: false },
  noexec: { noExec: true },
  exec: { noExec: false },
  private: { propagation: 'private' },
  rprivate: { propagation: 'private', recursive: true },
  shared: { propagation: 'shared' },
  rshared: { propagation: 'shared', recursive: true },
  slave: { propagation: 'slave' },
  rslave: { propagation: 'slave', recursive: true },
  unbindable: { propagation: 'unbindable' },
}

/** Accepted, and without effect here. */
const ignored = new Set([
  'defaults',
  'auto',
  'noauto',
  'user',
  'nouser',
  'users',
  'async',
  'sync',
  'atime',
  'noatime',
  'relatime',
  'norelatime',
  'strictatime',
  'diratime',
  'nodiratime',
  'nofail',
  '_netdev',
  'silent',
  'loud',
])

/** mount's own options and the -o word each means. */
const options: Readonly<Record<string, string>> = {
  bind: 'bind',
  rbind: 'rbind',
  move: 'move',
  readOnly: 'ro',
  readWrite: 'rw',
  makePrivate: 'private',
  makeShared: 'shared',
  makeSlave: 'slave',
  makeUnbindable: 'unbindable',
  makeRprivate: 'rprivate',
  makeRshared: 'rshared',
  makeRslave: 'rslave',
}

/** The flags and the file system's own data that lists of options come to. */
export function readMountOptions(lists: readonly string[], given: readonly string[]): Flags {
  const flags: Flags = {}
  const data: string[] = []
  for (const word of [
    ...given.flatMap((name) => options[name] ?? []),
    ...lists.flatMap((list) => list.split(',')),
  ]) {
    const known = words[word]
    if (known) Object.assign(flags, known)
    else if (word !== '' && !ignored.has(word)) data.push(word)
  }
  if (data.length > 0) flags.data = data.join(',')
  return flags
}
