import { decode } from '../../../base/bytes'
import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { mkdirAll, removeAll, writeFile } from '../files'
import type { OciSpec } from './oci-spec'
import { RuntimeError } from './runtime-error'

const SHIM = '/usr/bin/containerd-shim-runc-v2'
const CONTAINERD = '/run/containerd/containerd.sock'

/** Where containerd keeps what a running container is made from. */
export function bundlePath(id: string): string {
  return `/run/containerd/io.containerd.runtime.v2.task/moby/${id}`
}

/** Writes a container's bundle and starts its shim; the path of the shim's socket. @throws RuntimeError */
export function* startShim(sys: Syscalls, id: string, spec: OciSpec): Blocking<string> {
  const bundle = bundlePath(id)
  removeAll(sys, bundle)
  mkdirAll(sys, bundle, 0o711)
  yield* writeFile(sys, `${bundle}/config.json`, JSON.stringify(spec), 0o600)
  const answer = sys.pipe()
  const silence = yield* sys.open('/dev/null', { access: 'read-write' })
  const pid = yield* sys.spawn({
    path: SHIM,
    argv: [SHIM, '-namespace', 'moby', '-id', id, '-address', CONTAINERD, 'start'],
    cwd: bundle,
    fds: new Map([
      [0, silence],
      [1, answer.write],
      [2, silence],
    ]),
  })
  sys.close(silence)
  sys.close(answer.write)
  const address = decode(yield* sys.read(answer.read, 4096))
  sys.close(answer.read)
  yield* sys.wait4(pid)
  if (!address.startsWith('unix://')) throw new RuntimeError('failed to start shim')
  return address.slice('unix://'.length)
}

export function removeBundle(sys: Syscalls, id: string): void {
  removeAll(sys, bundlePath(id))
}
