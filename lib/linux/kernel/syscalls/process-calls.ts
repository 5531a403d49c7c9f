import { MICROSECOND } from '../../../base/clock'
import { cloneTask } from '../clone'
import { Errno } from '../errno'
import { loadImage, replaceImage } from '../exec'
import { reapTask } from '../exit'
import { beginMemory } from '../memory'
import { type CloneFlag, cloneFlags } from '../namespace'
import type { Pid } from '../pid'
import type { Program } from '../program'
import type { SpawnOptions, WaitOptions, WaitStatus } from '../syscalls'
import type { Task } from '../task'
import type { Blocking } from '../wait-queue'
import { LimitCalls } from './limit-calls'

const CLONE_COST = 80 * MICROSECOND
const EXEC_COST = 250 * MICROSECOND

/** Processes: birth, program, death, families and groups. */
export class ProcessCalls extends LimitCalls {
  getpid(): number {
    return this.task.pid.in(this.task.namespaces.pid)
  }

  getppid(): number {
    return this.task.parent?.pid.in(this.task.namespaces.pid) ?? 0
  }

  getpgid(pid = 0): number {
    return this.#target(pid).group.in(this.task.namespaces.pid)
  }

  getsid(pid = 0): number {
    return this.#target(pid).session.in(this.task.namespaces.pid)
  }

  setpgid(pid: number, pgid: number): void {
    this.enter()
    const target = this.#target(pid)
    if (target !== this.task && target.parent !== this.task) throw new Errno('ESRCH')
    if (target !== this.task && target.hasExecuted) throw new Errno('EACCES')
    if (target.session === target.pid || target.session !== this.task.session) throw new Errno('EPERM')
    const leader = pgid === 0 ? target.pid : this.#group(pgid, target)
    if (!leader) throw new Errno('EPERM')
    target.group = leader
  }

  #group(pgid: number, target: Task): Pid | undefined {
    const leader = this.task.namespaces.pid.tasks.get(pgid)
    if (leader === target) return target.pid
    for (const member of this.task.namespaces.pid.tasks.values()) {
      const { group } = member
      if (group.in(this.task.namespaces.pid) === pgid && member.session === target.session) return group
    }
    return undefined
  }

  setsid(): number {
    this.enter()
    if (this.task.group === this.task.pid) throw new Errno('EPERM')
    this.task.session = this.task.pid
    this.task.group = this.task.pid
    this.task.tty = undefined
    return this.getpid()
  }

  #target(pid: number): Task {
    const target = pid === 0 ? this.task : this.task.namespaces.pid.tasks.get(pid)
    if (!target) throw new Errno('ESRCH')
    return target
  }

  clone(main: Program, flags: readonly CloneFlag[] = []): number {
    this.enter(CLONE_COST)
    if (flags.length > 0) this.filter('unshare')
    if (flags.length > 0 && !flags.includes('CLONE_NEWUSER')) this.requireCapability('CAP_SYS_ADMIN')
    const child = cloneTask(
      this.kernel,
      this.task,
      flags.map((flag) => cloneFlags[flag]),
    )
    this.kernel.start(child, main)
    return child.pid.in(this.task.namespaces.pid)
  }

  thread(main: () => Blocking<void>): void {
    this.enter()
    this.kernel.startHelper(this.task, main)
  }

  *spawn({ path, argv, env = this.task.image.env, fds, cwd }: SpawnOptions): Blocking<number> {
    yield* this.turn()
    this.enter(CLONE_COST + EXEC_COST)
    const image = yield* loadImage(this.kernel, this.task, path, argv)
    const child = cloneTask(this.kernel, this.task, [], fds)
    if (cwd !== undefined) child.cwd = this.directory(cwd)
    replaceImage(child, image, env)
    if (!beginMemory(this.kernel, child)) this.kernel.signal(child, 'SIGKILL')
    this.kernel.start(child, image.program)
    this.#tellTracer('execve', [path, argv, env], child)
    this.kernel.log({ type: 'exec', task: child })
    return child.pid.in(this.task.namespaces.pid)
  }

  /** Overridden where paths are walked. */
  protected directory(_path: string): Task['cwd'] {
    throw new Errno('ENOSYS')
  }

  *execve(path: string, argv: readonly string[], env: readonly string[]): Blocking<never> {
    yield* this.turn()
    this.enter(EXEC_COST)
    const { kernel, task, caller } = this
    const image = yield* loadImage(kernel, task, path, argv)
    for (const other of task.threads) {
      if (other === caller) continue
      other.die()
      task.threads.delete(other)
    }
    replaceImage(task, image, env)
    if (!beginMemory(kernel, task)) kernel.signal(task, 'SIGKILL')
    this.#tellTracer('execve', [path, argv, env])
    kernel.runInstead(caller, image.program)
    kernel.log({ type: 'exec', task })
    return yield* this.vanish()
  }

  /** An execve that succeeds never returns to whoever called it. */
  #tellTracer(name: string, args: readonly unknown[], task = this.task): void {
    const { tracer } = task
    if (!tracer) return
    const call = tracer.nextCall()
    const time = this.kernel.stepTime
    tracer.push(task, time, { type: 'enter', call, name, args })
    tracer.push(task, time, { type: 'leave', call, result: 0 })
  }

  *exit(status: number): Blocking<never> {
    this.kernel.exit(this.task, { exited: status & 0xff })
    return yield* this.vanish()
  }

  *wait4(pid: number, { noHang, untraced, continued }: WaitOptions = {}): Blocking<WaitStatus | undefined> {
    yield* this.turn()
    this.enter()
    const namespace = this.task.namespaces.pid
    for (;;) {
      let hasChild = false
      for (const child of this.task.children) {
        if (!this.#isWanted(child, pid)) continue
        hasChild = true
        const seen = child.pid.in(namespace)
        const { exitStatus, report } = child
        if (exitStatus) {
          reapTask(child)
          return { pid: seen, ...exitStatus }
        }
        if (report && ('stopped' in report ? untraced : continued)) {
          child.report = undefined
          return { pid: seen, ...report }
        }
      }
      if (!hasChild) throw new Errno('ECHILD')
      if (noHang) return undefined
      yield* this.wait([this.task.childChanged])
    }
  }

  #isWanted(child: Task, pid: number): boolean {
    const namespace = this.task.namespaces.pid
    if (pid === -1) return true
    if (pid === 0) return child.group === this.task.group
    return pid > 0 ? child.pid.in(namespace) === pid : child.group.in(namespace) === -pid
  }

  setproctitle(title: string): void {
    this.enter()
    this.task.image = { ...this.task.image, argv: [title] }
  }

  setChildSubreaper(): void {
    this.enter()
    this.task.isSubreaper = true
  }
}
