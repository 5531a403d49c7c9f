import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { RuntimeError } from './runtime-error'

/** A new terminal in a container's own devpts: the master for the shim, and the path the container knows it by. */
export function* openContainerPty(sys: Syscalls, pid: number): Blocking<{ master: number; path: string }> {
  const directory = `/proc/${pid}/root/dev/pts`
  const before = new Set(sys.getdents(directory).map(({ name }) => name))
  const master = yield* sys.open(`${directory}/ptmx`, { access: 'read-write', closeOnExec: true })
  const added = sys.getdents(directory).find(({ name }) => !before.has(name))
  if (!added) throw new RuntimeError('the container has no terminals')
  return { master, path: `/dev/pts/${added.name}` }
}
