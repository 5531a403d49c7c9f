import { isErrno } from '../../../linux/kernel/errno'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { exists, mkdirAll } from '../files'
import { dirname } from '../path'
import { mountOci } from './mount-oci'
import type { OciDevice, OciSpec } from './oci-spec'
import { goErrorText, RuntimeError } from './runtime-error'
import { scopedPath } from './scoped-path'

const devLinks: Readonly<Record<string, string>> = {
  '/dev/fd': '/proc/self/fd',
  '/dev/stdin': '/proc/self/fd/0',
  '/dev/stdout': '/proc/self/fd/1',
  '/dev/stderr': '/proc/self/fd/2',
  '/dev/ptmx': 'pts/ptmx',
}

/** Gives the calling process, in a mount namespace of its own, the container's file tree as its root (runc prepareRootfs). */
export function* prepareRootfs(sys: Syscalls, spec: OciSpec): Blocking<void> {
  const root = spec.root.path
  sys.mount({ source: '', target: '/', propagation: 'slave', recursive: true })
  sys.mount({ source: root, target: root, bind: true, recursive: true })
  for (const mount of spec.mounts) {
    try {
      yield* mountOci(sys, root, mount)
    } catch (error) {
      if (!isErrno(error)) throw error
      throw new RuntimeError(
        `error mounting "${mount.source}" to rootfs at "${mount.destination}": ${goErrorText(error)}`,
      )
    }
  }
  for (const device of spec.linux.devices) makeDevice(sys, root, device)
  for (const [path, target] of Object.entries(devLinks)) {
    if (exists(sys, `${root}/dev`) && !exists(sys, root + path)) sys.symlink(target, root + path)
  }
  changeRoot(sys, root)
}

/** pivot_root(2) needs a place for the old root; it is gone again before anyone can look. */
function changeRoot(sys: Syscalls, root: string): void {
  const old = '/.pivot_root'
  sys.mkdir(root + old, 0o700)
  sys.pivotRoot(root, root + old)
  sys.chdir('/')
  sys.mount({ source: '', target: old, propagation: 'slave', recursive: true })
  sys.umount(old, { detach: true })
  sys.rmdir(old)
}

function makeDevice(sys: Syscalls, root: string, { path, type, major, minor, fileMode }: OciDevice): void {
  const place = scopedPath(sys, root, path)
  if (exists(sys, place)) return
  mkdirAll(sys, dirname(place))
  sys.mknod(place, type === 'c' ? 'character' : 'block', fileMode, { major, minor })
  sys.chmod(place, fileMode)
}

/** What is left once the root is in place: hidden and protected paths, and the root itself read-only if asked for. */
export function* finalizeRootfs(sys: Syscalls, spec: OciSpec): Blocking<void> {
  for (const path of spec.linux.readonlyPaths ?? []) {
    if (!exists(sys, path)) continue
    sys.mount({ source: path, target: path, bind: true, recursive: true })
    sys.mount({
      source: path,
      target: path,
      bind: true,
      remount: true,
      readOnly: true,
      noSuid: true,
      noDev: true,
      noExec: true,
    })
  }
  for (const path of spec.linux.maskedPaths ?? []) maskPath(sys, path)
  if (spec.root.readonly) sys.mount({ source: '/', target: '/', bind: true, remount: true, readOnly: true })
}

function maskPath(sys: Syscalls, path: string): void {
  if (!exists(sys, path)) return
  if (sys.stat(path).type === 'directory') {
    sys.mount({ source: 'tmpfs', target: path, type: 'tmpfs', readOnly: true, data: 'size=4k,nr_inodes=1' })
  } else {
    sys.mount({ source: '/dev/null', target: path, bind: true })
  }
}
