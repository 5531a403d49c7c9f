import type { Cgroup } from '../cgroup'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import { processMemory } from '../proc/process/memory'
import type { Task } from '../task'

/** A file of a control group: how its text is made, and what writing to it does. */
export interface CgroupInterface {
  readonly read: (kernel: Kernel, group: Cgroup) => string
  readonly write?: (kernel: Kernel, group: Cgroup, text: string) => void
}

const inEveryGroup: Readonly<Record<string, CgroupInterface>> = {
  'cgroup.procs': { read: processIds, write: moveProcess },
  'cgroup.stat': {
    read: (_, group) => `nr_descendants ${descendants(group).length}\nnr_dying_descendants 0\n`,
  },
}

const belowTheRoot: Readonly<Record<string, CgroupInterface>> = {
  'cgroup.events': {
    read: (kernel, group) =>
      `populated ${isPopulated(kernel, group) ? 1 : 0}\nfrozen ${group.isFrozen ? 1 : 0}\n`,
  },
  'cgroup.freeze': { read: (_, group) => `${group.wantsFrozen ? 1 : 0}\n`, write: freeze },
  'cgroup.type': { read: () => 'domain\n' },
  'memory.current': { read: memoryCurrent },
  'pids.current': {
    read: (kernel, group) => `${withDescendants(group).flatMap((one) => membersOf(kernel, one)).length}\n`,
  },
}

/** Documentation/admin-guide/cgroup-v2.rst: files that only count. Limits appear here once they are enforced. */
export function interfaceFiles(group: Cgroup): Readonly<Record<string, CgroupInterface>> {
  return group.parent ? { ...inEveryGroup, ...belowTheRoot } : inEveryGroup
}

/** The living processes of a group, not of its descendants. */
export function membersOf(kernel: Kernel, group: Cgroup): Task[] {
  const { tasks } = kernel.initNamespaces.pid
  return [...tasks.values()].filter((task) => task.cgroup === group && !task.isZombie)
}

function readerNamespace({ scheduler, initNamespaces }: Kernel): Task['namespaces']['pid'] {
  return (scheduler.current?.task.namespaces ?? initNamespaces).pid
}

/** Numbers are those of the reader's pid namespace, 0 for processes it cannot see. */
function processIds(kernel: Kernel, group: Cgroup): string {
  const namespace = readerNamespace(kernel)
  const pids = membersOf(kernel, group).map((task) => task.pid.in(namespace))
  return pids
    .sort((left, right) => left - right)
    .map((pid) => `${pid}\n`)
    .join('')
}

/** Moves a process here; 0 is the writer. @throws EINVAL, ESRCH */
function moveProcess(kernel: Kernel, group: Cgroup, text: string): void {
  if (!/^\d+$/.test(text)) throw new Errno('EINVAL')
  const writer = kernel.scheduler.current?.task
  const task = text === '0' ? writer : readerNamespace(kernel).tasks.get(Number(text))
  if (!task) throw new Errno('ESRCH')
  task.cgroup = group
  if (!group.isFrozen) thaw(task)
}

/** @throws EINVAL, ERANGE */
function freeze(kernel: Kernel, group: Cgroup, text: string): void {
  if (!/^-?\d+$/.test(text)) throw new Errno('EINVAL')
  if (text !== '0' && text !== '1') throw new Errno('ERANGE')
  group.wantsFrozen = text === '1'
  spreadFreeze(kernel, group)
}

/** Threads find out that they are to stand still when they would run; those that stand still must be set going. */
function spreadFreeze(kernel: Kernel, group: Cgroup): void {
  group.isFrozen = group.wantsFrozen || (group.parent?.isFrozen ?? false)
  if (!group.isFrozen) for (const task of membersOf(kernel, group)) thaw(task)
  for (const child of group.children.values()) spreadFreeze(kernel, child)
}

function thaw(task: Task): void {
  for (const thread of task.threads) thread.thaw()
}

function memoryCurrent(kernel: Kernel, group: Cgroup): string {
  const tasks = withDescendants(group).flatMap((one) => membersOf(kernel, one))
  const kilobytes = tasks.reduce((sum, task) => sum + (processMemory(task)?.resident ?? 0), 0)
  return `${kilobytes * 1024}\n`
}

function isPopulated(kernel: Kernel, group: Cgroup): boolean {
  return withDescendants(group).some((one) => membersOf(kernel, one).length > 0)
}

function withDescendants(group: Cgroup): Cgroup[] {
  return [group, ...descendants(group)]
}

function descendants({ children }: Cgroup): Cgroup[] {
  return [...children.values()].flatMap(withDescendants)
}
