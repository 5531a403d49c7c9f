import { Errno } from '../errno'
import type { Disposition, Signal } from '../signal'
import { checkKillPermission, signalGroup } from '../signals'
import type { Task } from '../task'
import type { Blocking } from '../wait-queue'
import { TracingCalls } from './tracing-calls'

/** Signals (signal(7)). */
export class SignalCalls extends TracingCalls {
  kill(pid: number, signal: Signal | 0): void {
    this.enter()
    const { tasks } = this.task.namespaces.pid
    if (pid > 0) {
      const target = tasks.get(pid)
      if (!target) throw new Errno('ESRCH')
      checkKillPermission(this.task, target)
      if (signal !== 0) this.kernel.signal(target, signal, this.task)
    } else if (pid === -1) {
      this.#killAll(signal)
    } else {
      this.#killGroup(pid === 0 ? this.getpgid() : -pid, signal)
    }
    if (this.task.pending.size > 0) this.caller.slice = 0
  }

  #killAll(signal: Signal | 0): void {
    const targets = [...this.task.namespaces.pid.tasks.values()].filter(
      (task) => task !== this.task && !task.isInit,
    )
    if (targets.length === 0) throw new Errno('ESRCH')
    if (signal !== 0) for (const target of targets) this.kernel.signal(target, signal, this.task)
  }

  #killGroup(pgid: number, signal: Signal | 0): void {
    const namespace = this.task.namespaces.pid
    const member = [...namespace.tasks.values()].find((task) => task.group.in(namespace) === pgid)
    if (!member) throw new Errno('ESRCH')
    checkKillPermission(this.task, member)
    if (signal !== 0) signalGroup(this.kernel, member.group, signal, this.task)
  }

  sigaction(signal: Signal, disposition: Disposition): Disposition {
    this.enter()
    if (signal === 'SIGKILL' || signal === 'SIGSTOP') throw new Errno('EINVAL')
    const { dispositions } = this.task
    const previous = dispositions.get(signal) ?? 'default'
    if (disposition === 'default') dispositions.delete(signal)
    else dispositions.set(signal, disposition)
    return previous
  }

  sigprocmask(how: 'block' | 'unblock' | 'set', signals: readonly Signal[]): readonly Signal[] {
    this.enter()
    const task: Task = this.task
    const previous = [...task.blocked]
    const next = new Set(how === 'set' ? signals : previous)
    if (how !== 'set') for (const signal of signals) how === 'block' ? next.add(signal) : next.delete(signal)
    task.blocked = next
    return previous
  }

  *pause(): Blocking<never> {
    this.enter()
    for (;;) yield* this.wait([this.task.signalled])
  }
}
