import type { PidNamespace } from './namespaces'

/**
 * A process identity (Linux: struct pid): one number in each pid namespace from the one it was born in up to the root.
 * Process groups and sessions are named by the Pid of their leader and outlive it.
 */
export class Pid {
  /** `numbers[level]`; index 0 is the root namespace's number */
  constructor(
    readonly namespace: PidNamespace,
    readonly numbers: readonly number[],
  ) {}

  /** The number as `namespace` sees it; 0 when it cannot see the process, as getppid(2) and friends answer. */
  in(namespace: PidNamespace): number {
    let own: PidNamespace | undefined = this.namespace
    while (own && own.level > namespace.level) own = own.parent
    return own === namespace ? (this.numbers[namespace.level] ?? 0) : 0
  }

  /** Numbers from `namespace` inwards, as the NSpid line of /proc/PID/status lists them. */
  from(namespace: PidNamespace): readonly number[] {
    return this.numbers.slice(namespace.level)
  }
}
