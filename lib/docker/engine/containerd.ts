import { isErrno } from '../../linux/kernel/errno'
import type { Process } from '../../linux/kernel/program'
import type { Blocking } from '../../linux/kernel/wait-queue'
import { mkdirAll } from './files'

const SOCKET = '/run/containerd/containerd.sock'

/**
 * containerd as far as a machine shows it: a process with a socket. What it does in life, starting shims and telling of
 * their ends, dockerd does with the shims itself here.
 */
export function* containerd({ sys }: Process): Blocking<number> {
  mkdirAll(sys, '/run/containerd', 0o711)
  const listener = sys.socket('unix')
  try {
    sys.unlink(SOCKET)
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error
  }
  sys.bind(listener, { family: 'unix', path: SOCKET })
  sys.listen(listener)
  for (;;) sys.close(yield* sys.accept(listener))
}
