import { Errno } from '../../../linux/kernel/errno'
import type { MountOptions, Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { exists, mkdirAll, writeFile } from '../files'
import { dirname } from '../path'
import type { OciMount } from './oci-spec'
import { scopedPath } from './scoped-path'

interface Flags {
  bind: boolean
  recursive: boolean
  readOnly: boolean
  noSuid: boolean
  noDev: boolean
  noExec: boolean
  atime: 'relatime' | 'noatime' | 'strictatime' | undefined
  propagation: 'shared' | 'private' | 'slave' | undefined
  propagationRecursive: boolean
  data: string[]
}

const switches: Readonly<Record<string, Partial<Flags>>> = {
  bind: { bind: true },
  rbind: { bind: true, recursive: true },
  ro: { readOnly: true },
  rw: { readOnly: false },
  nosuid: { noSuid: true },
  suid: { noSuid: false },
  nodev: { noDev: true },
  dev: { noDev: false },
  noexec: { noExec: true },
  exec: { noExec: false },
  relatime: { atime: 'relatime' },
  noatime: { atime: 'noatime' },
  strictatime: { atime: 'strictatime' },
  private: { propagation: 'private' },
  rprivate: { propagation: 'private', propagationRecursive: true },
  shared: { propagation: 'shared' },
  rshared: { propagation: 'shared', propagationRecursive: true },
  slave: { propagation: 'slave' },
  rslave: { propagation: 'slave', propagationRecursive: true },
}

/** Options of a mount that say nothing to the kernel here. */
const silent = new Set(['newinstance', 'defaults'])

/** Splits words as mount(8) takes them into flags for the kernel and what is for the file system. */
export function parseMountOptions(options: readonly string[]): Flags {
  const flags: Flags = {
    bind: false,
    recursive: false,
    readOnly: false,
    noSuid: false,
    noDev: false,
    noExec: false,
    atime: undefined,
    propagation: undefined,
    propagationRecursive: false,
    data: [],
  }
  for (const option of options) {
    if (silent.has(option)) continue
    const change = switches[option]
    if (change) Object.assign(flags, change)
    else flags.data.push(option)
  }
  return flags
}

/** Mounts one entry of a specification below the container's root. @throws Errno */
export function* mountOci(sys: Syscalls, root: string, mount: OciMount): Blocking<void> {
  const flags = parseMountOptions(mount.options)
  const target = scopedPath(sys, root, mount.destination)
  const { readOnly, noSuid, noDev, noExec } = flags
  if (!flags.bind) {
    mkdirAll(sys, target)
    const options: MountOptions = {
      source: mount.source,
      target,
      type: mount.type,
      readOnly,
      noSuid,
      noDev,
      noExec,
      ...(flags.atime && { atime: flags.atime }),
      data: flags.data.join(','),
    }
    sys.mount(options)
  } else {
    yield* makeMountPoint(sys, mount.source, target)
    sys.mount({ source: mount.source, target, bind: true, recursive: flags.recursive })
    if (readOnly || noSuid || noDev || noExec) {
      sys.mount({ source: mount.source, target, bind: true, remount: true, readOnly, noSuid, noDev, noExec })
    }
  }
  if (flags.propagation) {
    sys.mount({ source: '', target, propagation: flags.propagation, recursive: flags.propagationRecursive })
  }
}

/** A directory is bound on a directory, anything else on a file: the kernel insists (mount(2) ENOTDIR). */
function* makeMountPoint(sys: Syscalls, source: string, target: string): Blocking<void> {
  const isDirectory = sys.stat(source).type === 'directory'
  if (!exists(sys, target)) {
    mkdirAll(sys, isDirectory ? target : dirname(target))
    if (!isDirectory) yield* writeFile(sys, target, '', 0o755)
  } else if ((sys.stat(target).type === 'directory') !== isDirectory) {
    throw new Errno('ENOTDIR')
  }
}
