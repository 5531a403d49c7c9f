import type { NetNamespace } from '../net/net-namespace'
import type { MountNamespace } from '../vfs/mount-namespace'
import { Errno } from './errno'
import type { NamespaceType } from './namespace'
import { Pid } from './pid'
import { SystemV } from './system-v'
import type { Task } from './task'

/** What every namespace has: its kind, the inode number shown as `pid:[4026531836]`, and the user namespace that owns it. */
export interface Namespace {
  readonly type: NamespaceType
  readonly inum: number
  readonly owner: UserNamespace | undefined
}

/** One line of /proc/PID/uid_map (user_namespaces(7)). */
export interface IdMapping {
  readonly inside: number
  readonly outside: number
  readonly count: number
}

export class UserNamespace implements Namespace {
  readonly type = 'user'
  uidMap: readonly IdMapping[] = []
  gidMap: readonly IdMapping[] = []
  /** /proc/PID/setgroups says `deny` (user_namespaces(7)) */
  setgroupsDenied = false

  constructor(
    readonly inum: number,
    readonly parent: UserNamespace | undefined,
    /** kernel-wide uid of its creator */
    readonly creator: number,
  ) {}

  get owner(): UserNamespace | undefined {
    return this.parent
  }
}

export class UtsNamespace implements Namespace {
  readonly type = 'uts'
  domainname = '(none)'

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace,
    public hostname: string,
  ) {}
}

/** System V objects and POSIX queues live here; /dev/shm is a mount of its own. */
export class IpcNamespace implements Namespace {
  readonly type = 'ipc'
  #systemV: SystemV | undefined

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace,
  ) {}

  get systemV(): SystemV {
    this.#systemV ??= new SystemV()
    return this.#systemV
  }
}

export class CgroupNamespace implements Namespace {
  readonly type = 'cgroup'

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace,
    /** the cgroup shown as `/` inside */
    readonly root: string,
  ) {}
}

export class TimeNamespace implements Namespace {
  readonly type = 'time'

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace,
  ) {}
}

const PID_MAX = 4_194_304

export class PidNamespace implements Namespace {
  readonly type = 'pid'
  readonly level: number
  /** tasks by their number here, in order of birth */
  readonly tasks = new Map<number, Task>()
  #last: number

  constructor(
    readonly inum: number,
    readonly owner: UserNamespace,
    readonly parent: PidNamespace | undefined,
    lastPid = 0,
  ) {
    this.level = parent ? parent.level + 1 : 0
    this.#last = lastPid
  }

  /** The namespace's process 1. */
  get init(): Task | undefined {
    return this.tasks.get(1)
  }

  /** Gives a new task its numbers, here and in every ancestor. @throws Errno ENOMEM when process 1 is gone (pid_namespaces(7)) */
  allocate(task: Task): Pid {
    if (this.#last > 0 && this.parent && !this.init) throw new Errno('ENOMEM')
    const lineage: PidNamespace[] = []
    for (let ns: PidNamespace | undefined = this; ns; ns = ns.parent) lineage.unshift(ns)
    return new Pid(
      this,
      lineage.map((ns) => ns.#take(task)),
    )
  }

  #take(task: Task): number {
    do this.#last = this.#last >= PID_MAX ? 300 : this.#last + 1
    while (this.tasks.has(this.#last))
    this.tasks.set(this.#last, task)
    return this.#last
  }

  /** Frees the numbers of a reaped task, here and in every ancestor. */
  release(pid: Pid): void {
    for (let ns: PidNamespace | undefined = pid.namespace; ns; ns = ns.parent) {
      ns.tasks.delete(pid.in(ns))
    }
  }

  /** The last number given out, as in the fifth field of /proc/loadavg. */
  get lastPid(): number {
    return this.#last
  }

  /** The next number will be the one after this (/proc/sys/kernel/ns_last_pid). */
  set lastPid(pid: number) {
    this.#last = pid
  }

  /** Whether a process of this namespace can be seen from `observer`: itself or an ancestor. */
  isWithin(observer: PidNamespace): boolean {
    for (let ns: PidNamespace | undefined = this; ns; ns = ns.parent) if (ns === observer) return true
    return false
  }

  /** Numbers continue here: a host that has been up for a while. */
  skipTo(lastPid: number): void {
    this.#last = lastPid
  }
}

/** The namespaces of one task (Linux: nsproxy, plus its credentials' user namespace). */
export interface NamespaceSet {
  readonly mnt: MountNamespace
  readonly uts: UtsNamespace
  readonly ipc: IpcNamespace
  readonly pid: PidNamespace
  readonly net: NetNamespace
  readonly user: UserNamespace
  readonly cgroup: CgroupNamespace
  readonly time: TimeNamespace
}
