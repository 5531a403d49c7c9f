import type { Nanoseconds } from '../../base/clock'
import type { Path } from '../vfs/path'
import type { Walker } from '../vfs/walk'
import { AddressSpace } from './address-space'
import type { Cgroup } from './cgroup'
import type { Credentials } from './credentials'
import type { FileTable } from './file-table'
import type { NamespaceSet, PidNamespace } from './namespaces'
import { weightOfNice } from './nice'
import type { Pid } from './pid'
import type { ResourceLimits } from './resource-limits'
import type { Disposition, Signal } from './signal'
import type { Thread } from './thread'
import type { Tracer } from './tracer'
import type { Tty } from './tty'
import { WaitQueue } from './wait-queue'

/** How a task ended, as its parent's wait4(2) will hear. */
export type ExitStatus =
  | { readonly exited: number }
  | { readonly signaled: Signal; readonly coreDumped: boolean }

/** A change a parent has not waited for yet. */
export type StopReport = { readonly stopped: Signal } | { readonly continued: true }

/** What execve(2) replaces. */
export interface Image {
  /** thread name, at most 15 characters: /proc/PID/comm */
  comm: string
  argv: readonly string[]
  env: readonly string[]
  /** what /proc/PID/exe links to; kernel threads have none */
  exe: Path | undefined
}

/** The first few fields are what a child inherits by clone(2). */
export interface TaskState {
  credentials: Credentials
  namespaces: NamespaceSet
  /** the namespace its next children are born in: differs from its own after unshare or setns (pid_namespaces(7)) */
  pidForChildren: PidNamespace
  root: Path
  cwd: Path
  umask: number
  image: Image
  dispositions: Map<Signal, Disposition>
  /** replaced, never changed in place */
  blocked: ReadonlySet<Signal>
  group: Pid
  session: Pid
  tty: Tty | undefined
  cgroup: Cgroup
  noNewPrivileges: boolean
  /** seccomp(2) filters, none of which can be taken off */
  seccomp: { readonly filters: number; readonly denied: ReadonlySet<string> } | undefined
  limits: ResourceLimits
  nice: number
}

/** A process in the kernel's tables: Linux's thread group with its leader's task_struct. */
export class Task implements TaskState {
  readonly threads = new Set<Thread>()
  readonly children = new Set<Task>()
  readonly pending = new Set<Signal>()
  readonly memory = new AddressSpace()
  /** what it has read and written (proc_pid_io(5)) */
  readonly io = { rchar: 0, wchar: 0, syscr: 0, syscw: 0, read_bytes: 0, write_bytes: 0 }
  /** woken when a child changes state */
  readonly childChanged = new WaitQueue()
  /** woken when a signal becomes pending */
  readonly signalled = new WaitQueue()
  credentials: Credentials
  namespaces: NamespaceSet
  pidForChildren: PidNamespace
  root: Path
  cwd: Path
  umask: number
  image: Image
  dispositions: Map<Signal, Disposition>
  blocked: ReadonlySet<Signal>
  group: Pid
  session: Pid
  tty: Tty | undefined
  cgroup: Cgroup
  noNewPrivileges: boolean
  seccomp: TaskState['seccomp']
  limits: ResourceLimits
  nice: number
  isSubreaper = false
  /** set once the task is a zombie */
  exitStatus: ExitStatus | undefined
  isStopped = false
  report: StopReport | undefined
  cpuTime: Nanoseconds = 0
  /** share of processor time in its control group: follows from the nice value */
  weight: number
  /** has been sent SIGXCPU for reaching its soft limit */
  wasWarned = false
  /** the processor it ran on last */
  processor = 0
  /** /proc/PID/oom_score_adj, from -1000 (never killed) to 1000 */
  oomScoreAdjust: number
  /** who watches its system calls */
  tracer: Tracer | undefined
  pid!: Pid
  /** has executed a new program since it was cloned: setpgid(2) by its parent is then refused */
  hasExecuted = false

  constructor(
    public parent: Task | undefined,
    state: TaskState,
    readonly files: FileTable,
    readonly startTime: Nanoseconds,
    private readonly clock: { now(): Nanoseconds },
  ) {
    this.credentials = state.credentials
    this.namespaces = state.namespaces
    this.pidForChildren = state.pidForChildren
    this.root = state.root
    this.cwd = state.cwd
    this.umask = state.umask
    this.image = { ...state.image }
    this.dispositions = new Map(state.dispositions)
    this.blocked = state.blocked
    this.group = state.group
    this.session = state.session
    this.tty = state.tty
    this.cgroup = state.cgroup
    this.noNewPrivileges = state.noNewPrivileges
    this.seccomp = state.seccomp
    this.limits = state.limits
    this.nice = state.nice
    this.weight = weightOfNice(this.nice)
    files.limit = this.limits.NOFILE.soft
    this.oomScoreAdjust = parent?.oomScoreAdjust ?? 0
  }

  get isZombie(): boolean {
    return this.exitStatus !== undefined
  }

  /** One letter, as in /proc/PID/stat (proc_pid_stat(5)). */
  get stateLetter(): 'R' | 'S' | 'T' | 'Z' {
    if (this.isZombie) return 'Z'
    if (this.isStopped) return 'T'
    for (const thread of this.threads) if (thread.state === 'runnable') return 'R'
    return 'S'
  }

  /** Its view of the file tree, for path walks. */
  get walker(): Walker {
    return { root: this.root, cwd: this.cwd, credentials: this.credentials, now: () => this.clock.now() }
  }

  /** Whether it is process 1 of its pid namespace. */
  get isInit(): boolean {
    return this.pid.in(this.pid.namespace) === 1
  }
}
