import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'

/** Does something in the network namespace of a process; a child goes there, so dockerd itself stays where it is. */
export function* inNetworkOf(
  sys: Syscalls,
  pid: number,
  change: (inside: Syscalls) => Blocking<void> | void,
): Blocking<void> {
  const child = sys.clone(function* ({ sys: inside }) {
    inside.setns(yield* inside.open(`/proc/${pid}/ns/net`, { access: 'read', closeOnExec: true }), 'net')
    const rest = change(inside)
    if (rest) yield* rest
    return 0
  })
  yield* sys.wait4(child)
}
