import { MILLISECOND, type Nanoseconds, SECOND } from '../../../base/clock'
import type { RestartPolicy } from '../../api/types/host-config'

const FIRST: Nanoseconds = 100 * MILLISECOND
const LONGEST: Nanoseconds = 60 * SECOND
/** A container that ran this long starts again without delay piling up. */
const STABLE: Nanoseconds = 10 * SECOND

export interface Run {
  readonly exitCode: number
  readonly duration: Nanoseconds
  readonly hasBeenManuallyStopped: boolean
}

/** Whether and when a container that ended starts again (moby restartmanager): 100 ms, doubling, at most a minute. */
export class RestartBackoff {
  #timeout: Nanoseconds = 0
  #restarts = 0
  isCancelled = false

  reset(): void {
    this.#timeout = 0
    this.#restarts = 0
    this.isCancelled = false
  }

  /** How long to wait before starting again; undefined when it stays stopped. */
  next(policy: RestartPolicy, { exitCode, duration, hasBeenManuallyStopped }: Run): Nanoseconds | undefined {
    if (this.isCancelled || policy.Name === 'no' || policy.Name === '') return undefined
    if (duration >= STABLE) this.#timeout = 0
    this.#timeout = this.#timeout === 0 ? FIRST : Math.min(this.#timeout * 2, LONGEST)
    if (!this.#wanted(policy, exitCode, hasBeenManuallyStopped)) return undefined
    this.#restarts++
    return this.#timeout
  }

  #wanted(policy: RestartPolicy, exitCode: number, hasBeenManuallyStopped: boolean): boolean {
    switch (policy.Name) {
      case 'always':
        return true
      case 'unless-stopped':
        return !hasBeenManuallyStopped
      case 'on-failure':
        return exitCode !== 0 && (policy.MaximumRetryCount === 0 || this.#restarts < policy.MaximumRetryCount)
      default:
        return false
    }
  }
}
