import { type Cgroup, type Controller, controllers } from '../cgroup'
import { moveToCgroup } from '../cgroup-members'
import { CpuQueue } from '../cpu-queue'
import { Errno } from '../errno'
import type { Kernel } from '../kernel'
import type { PidNamespace } from '../namespaces'
import { type CgroupInterfaces, flatKeyed, maximum, parseNumber } from './interface'

/** The files of every control group, whatever its controllers (cgroup-v2.rst, "Core Interface Files"). */
export const coreFiles: CgroupInterfaces = {
  'cgroup.controllers': { root: 'too', read: (_, group) => list(group.controllers) },
  'cgroup.events': {
    read: (_, group) => `populated ${group.isPopulated ? 1 : 0}\nfrozen ${group.isFrozen ? 1 : 0}\n`,
  },
  'cgroup.freeze': {
    read: (_, group) => `${group.wantsFrozen ? 1 : 0}\n`,
    write: (_, group, text) => {
      group.wantsFrozen = parseNumber(text, 0, 1) === 1
      spreadFreeze(group)
    },
  },
  'cgroup.kill': { write: kill },
  'cgroup.max.depth': limit('cgroup.max.depth'),
  'cgroup.max.descendants': limit('cgroup.max.descendants'),
  'cgroup.procs': { root: 'too', read: processIds, write: moveProcess },
  'cgroup.stat': {
    root: 'too',
    read: (_, group) =>
      flatKeyed({ nr_descendants: [...group.subtree()].length - 1, nr_dying_descendants: 0 }),
  },
  'cgroup.subtree_control': {
    root: 'too',
    read: (_, group) => list(group.subtreeControl),
    write: (_, group, text) => control(group, text),
  },
  'cgroup.threads': { root: 'too', read: processIds, write: moveProcess },
  'cgroup.type': {
    read: () => 'domain\n',
    write: () => {
      throw new Errno('EOPNOTSUPP')
    },
  },
}

function limit(name: string) {
  return {
    read: (_: Kernel, group: Cgroup) => `${group.settings.get(name) ?? 'max'}\n`,
    write: (_: Kernel, group: Cgroup, text: string) => {
      const value = text === 'max' ? Number.POSITIVE_INFINITY : parseNumber(text, 0, 2 ** 31 - 1)
      group.settings.set(name, maximum(value).trim())
    },
  }
}

function list(names: ReadonlySet<Controller>): string {
  const words = controllers.filter((name) => names.has(name))
  return words.length > 0 ? `${words.join(' ')}\n` : '\n'
}

function readerNamespace({ scheduler, initNamespaces }: Kernel): PidNamespace {
  return (scheduler.current?.task.namespaces ?? initNamespaces).pid
}

/** Numbers are those of the reader's pid namespace, 0 for processes it cannot see. */
function processIds(kernel: Kernel, group: Cgroup): string {
  const namespace = readerNamespace(kernel)
  const pids = [...group.tasks].map((task) => task.pid.in(namespace))
  return pids
    .sort((left, right) => left - right)
    .map((pid) => `${pid}\n`)
    .join('')
}

/** Moves a process here; 0 is the writer. @throws EINVAL, ESRCH, EBUSY where controllers are given on ("No Internal Process Constraint") */
function moveProcess(kernel: Kernel, group: Cgroup, text: string): void {
  if (!/^\d+$/.test(text)) throw new Errno('EINVAL')
  const writer = kernel.scheduler.current?.task
  const task = text === '0' ? writer : readerNamespace(kernel).tasks.get(Number(text))
  if (!task) throw new Errno('ESRCH')
  if (group.parent && group.subtreeControl.size > 0) throw new Errno('EBUSY')
  moveToCgroup(task, group)
}

/** Threads find out that they are to stand still when they would run; those that stand still must be set going. */
function spreadFreeze(group: Cgroup): void {
  group.isFrozen = group.wantsFrozen || (group.parent?.isFrozen ?? false)
  if (!group.isFrozen) for (const { threads } of group.tasks) for (const thread of threads) thread.thaw()
  for (const child of group.children.values()) spreadFreeze(child)
}

function kill(kernel: Kernel, group: Cgroup, text: string): void {
  parseNumber(text, 1, 1)
  for (const { tasks } of group.subtree()) for (const task of [...tasks]) kernel.signal(task, 'SIGKILL')
}

/** `+memory -io`: all or nothing. @throws EINVAL, ENOENT for what the group itself has not got, EBUSY while in use */
function control(group: Cgroup, text: string): void {
  const changes = text.split(/\s+/).filter(Boolean)
  for (const change of changes) {
    const name = change.slice(1) as Controller
    if (!/^[+-]/.test(change) || !controllers.includes(name)) throw new Errno('EINVAL')
    if (change.startsWith('+') && !group.controllers.has(name)) throw new Errno('ENOENT')
    if (change.startsWith('-') && isUsedBelow(group, name)) throw new Errno('EBUSY')
    if (change.startsWith('+') && group.parent && group.tasks.size > 0) throw new Errno('EBUSY')
  }
  for (const change of changes) {
    const name = change.slice(1) as Controller
    if (change.startsWith('+')) group.subtreeControl.add(name)
    else if (group.subtreeControl.delete(name))
      for (const child of group.children.values()) forget(child, name)
  }
}

function isUsedBelow(group: Cgroup, name: Controller): boolean {
  return [...group.children.values()].some(({ subtreeControl }) => subtreeControl.has(name))
}

/** What was set for a controller goes with it. */
function forget(group: Cgroup, name: Controller): void {
  if (name === 'memory') group.memory.max = group.memoryHigh = Number.POSITIVE_INFINITY
  if (name === 'pids') group.pids.max = Number.POSITIVE_INFINITY
  if (name === 'cpu') {
    group.cpu.weight = new CpuQueue(undefined).weight
    group.cpu.bandwidth = undefined
  }
  for (const key of group.settings.keys()) if (key.startsWith(`${name}.`)) group.settings.delete(key)
}
