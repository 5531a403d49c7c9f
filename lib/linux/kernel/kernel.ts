import type { Clock, Nanoseconds } from '../../base/clock'
import type { Random } from '../../base/random'
import { NetNamespace } from '../net/net-namespace'
import type { FileSystem } from '../vfs/file-system'
import { Mount } from '../vfs/mount'
import { MountNamespace } from '../vfs/mount-namespace'
import type { Stat } from '../vfs/stat'
import { Tmpfs } from '../vfs/tmpfs'
import { Vfs } from '../vfs/vfs'
import { Cgroup } from './cgroup'
import { chargeProcess } from './cgroup-members'
import { rootCredentials } from './credentials'
import { DeviceTable } from './devices'
import { exitTask } from './exit'
import { FileTable } from './file-table'
import { IoHost } from './io-host'
import type { KernelEvent, KernelMessage } from './kernel-log'
import { beginMemory } from './memory'
import type { ModuleTable } from './module-table'
import {
  CgroupNamespace,
  IpcNamespace,
  type NamespaceSet,
  PidNamespace,
  TimeNamespace,
  UserNamespace,
  UtsNamespace,
} from './namespaces'
import type { Program } from './program'
import { initialLimits } from './resource-limits'
import { Scheduler } from './scheduler'
import { SharedMemory } from './shared-memory'
import type { Signal } from './signal'
import { deliverSignals, sendSignal, signalGroup } from './signals'
import { programBody, startHelperThread, startThread } from './start-thread'
import { type ExitStatus, Task, type TaskState } from './task'
import type { Thread } from './thread'
import { Tty } from './tty'
import type { Blocking } from './wait-queue'

/** Inode numbers of the first namespaces, as fixed in Linux's proc_ns.h; later ones count up from `FIRST_DYNAMIC`. */
const INIT_INUM = {
  time: 4026531834,
  cgroup: 4026531835,
  pid: 4026531836,
  user: 4026531837,
  uts: 4026531838,
  ipc: 4026531839,
  net: 4026531840,
  mnt: 4026531841,
} as const
const FIRST_DYNAMIC = 4026532176

/** What processes can have of the machine's memory: the rest is the kernel's own. */
const USABLE_MEMORY = 0.94

/** There may be as many processes as fit into an eighth of the memory with so many bytes each (kernel.threads-max). */
const TASK_BYTES = 131_072

/** Lines of the kernel's log that are kept (CONFIG_LOG_BUF_SHIFT). */
const LOG_LINES = 2000

export interface KernelOptions {
  readonly clock: Clock
  readonly random: Random
  readonly hostname: string
  /** mounted at / */
  readonly root: (vfs: Vfs) => FileSystem
  readonly rootSource?: string
  readonly modules: ModuleTable
  /** `5.15.0-…`, as `uname -r` prints it */
  readonly release: string
  readonly version: string
  readonly memoryBytes: number
  readonly processors: number
}

/** Makes a file system for mount(2). @throws Errno */
export type FileSystemFactory = (kernel: Kernel, task: Task, source: string, data: string) => FileSystem

/** One simulated Linux kernel: its tables, and the scheduler that runs what is in them. */
export class Kernel {
  readonly clock: Clock
  readonly random: Random
  readonly vfs: Vfs
  readonly scheduler: Scheduler
  readonly modules: ModuleTable
  readonly devices = new DeviceTable()
  readonly io = new IoHost(this)
  readonly fileSystems = new Map<string, FileSystemFactory>()
  readonly rootCgroup = new Cgroup('', undefined)
  /** the kernel's log, oldest first */
  readonly messages: KernelMessage[] = []
  readonly initNamespaces: NamespaceSet
  readonly bootTime: Nanoseconds
  #nextInum = FIRST_DYNAMIC
  #nextSocketInode = 20_000
  #listeners = new Set<(event: KernelEvent) => void>()

  constructor(readonly options: KernelOptions) {
    this.clock = options.clock
    this.random = options.random
    this.modules = options.modules
    this.bootTime = this.clock.now()
    this.vfs = new Vfs(() => this.clock.now(), options.memoryBytes)
    this.vfs.pageAccount = new SharedMemory(this)
    const { release, version, memoryBytes } = options
    this.printk(`Linux version ${release} (debian-kernel@lists.debian.org) ${version}`)
    this.printk(`Command line: BOOT_IMAGE=/boot/vmlinuz-${release} root=/dev/sda1 ro quiet`)
    this.printk(
      `Memory: ${Math.floor((memoryBytes * USABLE_MEMORY) / 1024)}K/${memoryBytes / 1024}K available`,
    )
    this.rootCgroup.pids.max = Math.floor(memoryBytes / TASK_BYTES)
    this.rootCgroup.memory.max = Math.floor(options.memoryBytes * USABLE_MEMORY)
    this.rootCgroup.cpu.allowed = 2 ** options.processors - 1
    this.scheduler = new Scheduler(this.clock, options.processors, this.rootCgroup.cpu, (thread) =>
      deliverSignals(this, thread),
    )
    const user = new UserNamespace(INIT_INUM.user, undefined, 0)
    const everyone = [{ inside: 0, outside: 0, count: 4_294_967_295 }]
    user.uidMap = everyone
    user.gidMap = everyone
    this.initNamespaces = {
      mnt: this.#mountRoot(user),
      uts: new UtsNamespace(INIT_INUM.uts, user, options.hostname),
      ipc: new IpcNamespace(INIT_INUM.ipc, user),
      pid: new PidNamespace(INIT_INUM.pid, user, undefined),
      net: new NetNamespace(INIT_INUM.net, user),
      user,
      cgroup: new CgroupNamespace(INIT_INUM.cgroup, user, '/'),
      time: new TimeNamespace(INIT_INUM.time, user),
    }
  }

  /** The machine's root file system lies on an empty one that can never be unmounted (Linux: rootfs). */
  #mountRoot(owner: UserNamespace): MountNamespace {
    const bottom = new Tmpfs(this.vfs, { type: 'rootfs' })
    const namespace = new MountNamespace(
      INIT_INUM.mnt,
      owner,
      new Mount(this.vfs, bottom, bottom.rootDentry, 'rootfs'),
    )
    const fs = this.options.root(this.vfs)
    const { rootPath } = namespace
    namespace.attach(new Mount(this.vfs, fs, fs.rootDentry, this.options.rootSource ?? '/dev/sda1'), rootPath)
    return namespace
  }

  /** The inode number of a new namespace. */
  allocateInum(): number {
    return this.#nextInum++
  }

  /** The inode number of a new pipe or socket. */
  allocateSocketInode(): number {
    return this.#nextSocketInode++
  }

  /** What stat(2) tells about a file that lives nowhere: pipes and sockets. */
  anonymousStat(ino: number, type: 'fifo' | 'socket'): Stat {
    const now = this.clock.now()
    const mode = type === 'fifo' ? 0o600 : 0o777
    return {
      dev: 13,
      ino,
      type,
      mode,
      nlink: 1,
      uid: 0,
      gid: 0,
      size: 0,
      blocks: 0,
      atime: now,
      mtime: now,
      ctime: now,
    }
  }

  /** Starts the first process: number 1, running `program` as `/sbin/init`. */
  boot(program: Program, argv: readonly string[]): Task {
    const { mnt, pid } = this.initNamespaces
    const root = mnt.rootPath
    const files = new FileTable()
    const placeholder = undefined as unknown as Task['group']
    const state: TaskState = {
      credentials: rootCredentials,
      namespaces: this.initNamespaces,
      pidForChildren: pid,
      root,
      cwd: root,
      umask: 0o022,
      image: { comm: argv[0]?.split('/').pop()?.slice(0, 15) ?? 'init', argv, env: [], exe: undefined },
      dispositions: new Map(),
      blocked: new Set(),
      group: placeholder,
      session: placeholder,
      tty: undefined,
      cgroup: this.rootCgroup.at('/init.scope'),
      noNewPrivileges: false,
      seccomp: undefined,
      limits: initialLimits(this.options.memoryBytes),
      nice: 0,
    }
    const task = new Task(undefined, state, files, this.clock.now(), this.clock)
    task.pid = pid.allocate(task)
    task.group = task.pid
    task.session = task.pid
    chargeProcess(this, task.cgroup)
    task.cgroup.tasks.add(task)
    beginMemory(this, task)
    this.start(task, program)
    return task
  }

  /** Runs a program as the first thread of a task that has none. */
  start(task: Task, program: Program): void {
    startThread(this, task, program)
    this.log({ type: 'clone', task })
  }

  /** Adds a thread beside the program's own. */
  startHelper(task: Task, main: () => Blocking<void>): void {
    startHelperThread(this, task, main)
  }

  /** Gives a thread a new program to run from its next step on (execve(2)). */
  runInstead(thread: Thread, program: Program): void {
    thread.body = programBody(this, thread, program)
  }

  exit(task: Task, status: ExitStatus): void {
    exitTask(this, task, status)
  }

  signal(task: Task, signal: Signal, sender?: Task): void {
    sendSignal(this, task, signal, sender)
  }

  /** A terminal without an owner yet. */
  newTty(index: number): Tty {
    return new Tty(index, { signal: (group, signal) => void signalGroup(this, group, signal) })
  }

  /** Virtual time within the running step: what has been charged so far counts. */
  get stepTime(): Nanoseconds {
    return this.clock.now() + (this.scheduler.current?.charge ?? 0)
  }

  /** Adds virtual CPU time to the running step. */
  charge(duration: Nanoseconds): void {
    const { current } = this.scheduler
    if (current) current.charge += duration
  }

  /** Writes a line to the kernel's log, which dmesg(1) shows. */
  printk(text: string): void {
    this.messages.push({ time: this.clock.now() - this.bootTime, text })
    if (this.messages.length > LOG_LINES) this.messages.shift()
  }

  watch(listener: (event: KernelEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  log(event: KernelEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
