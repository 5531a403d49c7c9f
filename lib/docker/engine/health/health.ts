import type { Syscalls } from '../../../linux/kernel/syscalls'
import type { HealthcheckResult, Health as HealthState } from '../../api/types/container'
import { Condition } from '../condition'

/** What a container's health check has found so far. */
export class Health {
  status: 'starting' | 'healthy' | 'unhealthy' = 'starting'
  failingStreak = 0
  /** the newest last, at most five */
  log: readonly HealthcheckResult[] = []
  /** which monitor may go on; 0 for none */
  monitor = 0
  monitors = 0
  /** told when a monitor must end */
  readonly changed: Condition

  constructor(sys: Syscalls) {
    this.changed = new Condition(sys)
  }

  /** As `docker ps` puts it in brackets. */
  get text(): string {
    return this.status === 'starting' ? 'health: starting' : this.status
  }

  /** As inspect shows it. */
  get state(): HealthState {
    return { Status: this.status, FailingStreak: this.failingStreak, Log: [...this.log] }
  }
}
