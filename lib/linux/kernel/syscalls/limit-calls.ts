import { Errno } from '../errno'
import { weightOfNice } from '../nice'
import type { Resource, ResourceLimit } from '../resource-limits'
import type { Task } from '../task'
import { MemoryCalls } from './memory-calls'

/** What a process may use, and how kindly the scheduler treats it (prlimit(2), setpriority(2), seccomp(2)). */
export class LimitCalls extends MemoryCalls {
  prlimit(pid: number, resource: Resource, next?: ResourceLimit): ResourceLimit {
    this.enter()
    const target = this.#find(pid)
    const { limits } = target
    const previous = limits[resource]
    if (target !== this.task) this.#requireSameUser(target)
    if (!next) return previous
    if (next.soft > next.hard) throw new Errno('EINVAL')
    if (next.hard > previous.hard) this.requireCapability('CAP_SYS_RESOURCE')
    target.limits = { ...limits, [resource]: next }
    target.files.limit = target.limits.NOFILE.soft
    return previous
  }

  #find(pid: number): Task {
    const target = pid === 0 ? this.task : this.task.namespaces.pid.tasks.get(pid)
    if (!target) throw new Errno('ESRCH')
    return target
  }

  #requireSameUser(target: Task): void {
    const { uid, gid } = this.task.credentials
    const other = target.credentials
    const isSame = [other.uid, other.euid, other.suid].every((id) => id === uid) && other.gid === gid
    if (!isSame) this.requireCapability('CAP_SYS_RESOURCE')
  }

  getpriority(pid: number): number {
    this.enter()
    return this.#find(pid).nice
  }

  setpriority(pid: number, nice: number): void {
    this.enter()
    const target = this.#find(pid)
    const next = Math.min(Math.max(Math.trunc(nice), -20), 19)
    const { euid } = this.task.credentials
    if (![target.credentials.uid, target.credentials.euid].includes(euid) && euid !== 0)
      throw new Errno('EPERM')
    if (next < target.nice && !this.task.credentials.effective.has('CAP_SYS_NICE')) throw new Errno('EACCES')
    target.nice = next
    target.weight = weightOfNice(next)
  }

  seccomp(denied: readonly string[]): void {
    this.enter()
    const { task } = this
    if (!task.noNewPrivileges && !task.credentials.effective.has('CAP_SYS_ADMIN')) throw new Errno('EACCES')
    const { filters = 0, denied: before = [] } = task.seccomp ?? {}
    task.seccomp = { filters: filters + 1, denied: new Set([...before, ...denied]) }
  }

  /** @throws Errno EPERM when a seccomp filter of this process says so */
  protected filter(call: string): void {
    if (this.task.seccomp?.denied.has(call)) throw new Errno('EPERM')
  }

  schedGetaffinity(pid: number): readonly number[] {
    this.enter()
    const { allowed } = this.#find(pid).cgroup.cpu
    return Array.from({ length: this.kernel.options.processors }, (_, index) => index).filter(
      (index) => (allowed & (1 << index)) !== 0,
    )
  }
}
