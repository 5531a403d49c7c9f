import { signalNumbers } from '../../../linux/kernel/signal'
import type { Syscalls, WaitStatus } from '../../../linux/kernel/syscalls'
import type { Blocking } from '../../../linux/kernel/wait-queue'
import { Condition } from '../condition'
import type { OciSpec } from './oci-spec'

/** What the threads of a shim share. */
export class ShimState {
  /** told when a child was born, has died, or a connection is done */
  readonly changed: Condition
  /** the container's process 1, as the shim sees it */
  initPid = 0
  /** connections being served */
  connections = 0
  hasServed = false
  readonly #ended = new Map<number, number>()

  constructor(
    readonly sys: Syscalls,
    readonly spec: OciSpec,
  ) {
    this.changed = new Condition(sys)
  }

  get isDone(): boolean {
    return this.hasServed && this.connections === 0
  }

  *reap(status: WaitStatus): Blocking<void> {
    if ('exited' in status) this.#ended.set(status.pid, status.exited)
    else if ('signaled' in status) this.#ended.set(status.pid, 128 + signalNumbers[status.signaled])
    yield* this.changed.notify()
  }

  /** The exit status of a child, once it has ended: 128 plus the signal's number for a killed one. */
  *waitFor(pid: number): Blocking<number> {
    for (;;) {
      const status = this.#ended.get(pid)
      if (status !== undefined) {
        this.#ended.delete(pid)
        return status
      }
      yield* this.changed.wait()
    }
  }
}
