import { CpuQueue } from './cpu-queue'
import type { Task } from './task'

/** The controllers there are, in the order the kernel lists them. */
export const controllers = ['cpuset', 'cpu', 'io', 'memory', 'pids'] as const

export type Controller = (typeof controllers)[number]

/** A number of something in a control group and those below it, and how many there may be. */
export interface Counter {
  current: number
  max: number
  peak: number
}

/** memory.events: how often what happened, here and below. */
export interface MemoryEvents {
  low: number
  high: number
  max: number
  oom: number
  oom_kill: number
  oom_group_kill: number
}

/** A control group (cgroups(7), version 2): a node of the one hierarchy under /sys/fs/cgroup. */
export class Cgroup {
  readonly children = new Map<string, Cgroup>()
  /** its living processes, not those of its descendants */
  readonly tasks = new Set<Task>()
  /** controllers given on to the groups below (cgroup.subtree_control) */
  readonly subtreeControl = new Set<Controller>()
  readonly cpu: CpuQueue
  /** bytes */
  readonly memory: Counter = unlimited()
  /** bytes above which processes that take more are held up */
  memoryHigh = Number.POSITIVE_INFINITY
  readonly memoryEvents: MemoryEvents = { low: 0, high: 0, max: 0, oom: 0, oom_kill: 0, oom_group_kill: 0 }
  /** of the memory, bytes in tmpfs */
  sharedMemory = 0
  /** processes, zombies included */
  readonly pids: Counter = unlimited()
  /** forks refused because of the limit of this group */
  pidsRefused = 0
  /** bytes and operations on disks */
  readonly io = { rbytes: 0, wbytes: 0, rios: 0, wios: 0 }
  /** what was written to files whose values the kernel here only keeps, by file name */
  readonly settings = new Map<string, string>()
  /** what was asked of this group itself (cgroup.freeze) */
  wantsFrozen = false
  /** whether its processes stand still, by its own wish or that of a group above */
  isFrozen: boolean

  constructor(
    readonly name: string,
    readonly parent: Cgroup | undefined,
  ) {
    this.isFrozen = parent?.isFrozen ?? false
    this.cpu = new CpuQueue(parent?.cpu)
    if (parent) this.cpu.allowed = parent.cpu.allowed
  }

  /** Path from the root of the hierarchy: `/system.slice/docker.service`. */
  get path(): string {
    if (!this.parent) return '/'
    return this.parent.parent ? `${this.parent.path}/${this.name}` : `/${this.name}`
  }

  /** The controllers that can be set here: those the group above gives on. */
  get controllers(): ReadonlySet<Controller> {
    return this.parent?.subtreeControl ?? new Set(controllers)
  }

  /** The descendant at a path, made with what leads to it when missing. Groups on the way give on all controllers, as systemd and runc set them up. */
  at(path: string): Cgroup {
    let group: Cgroup = this
    for (const name of path.split('/').filter(Boolean)) {
      let child = group.children.get(name)
      if (!child) {
        for (const controller of controllers) group.subtreeControl.add(controller)
        child = new Cgroup(name, group)
        group.children.set(name, child)
      }
      group = child
    }
    return group
  }

  /** This group and those below it. */
  *subtree(): Generator<Cgroup> {
    yield this
    for (const child of this.children.values()) yield* child.subtree()
  }

  /** This group and those above it, up to the root. */
  *lineage(): Generator<Cgroup> {
    for (let group: Cgroup | undefined = this; group; group = group.parent) yield group
  }

  get isPopulated(): boolean {
    for (const { tasks } of this.subtree()) if (tasks.size > 0) return true
    return false
  }
}

function unlimited(): Counter {
  return { current: 0, max: Number.POSITIVE_INFINITY, peak: 0 }
}
