import { unchargeProcess } from './cgroup-members'
import type { Kernel } from './kernel'
import { releaseMemory } from './memory'
import { notifyParent, sendSignal, signalGroup } from './signals'
import type { ExitStatus, Task } from './task'

/** Ends a task: it keeps only its number and status until its parent has waited for it (exit(2), "zombie"). */
export function exitTask(kernel: Kernel, task: Task, status: ExitStatus): void {
  if (task.isZombie) return
  for (const thread of task.threads) thread.die()
  task.exitStatus = status
  task.pending.clear()
  if (task.isInit) endPidNamespace(kernel, task)
  leaveSession(kernel, task)
  task.files.closeAll()
  releaseMemory(task)
  task.cgroup.tasks.delete(task)
  releaseMounts(kernel, task)
  reparentChildren(kernel, task)
  kernel.log({ type: 'exit', task, status })
  task.tracer?.push(task, kernel.stepTime, { type: 'exit', status })
  task.tracer?.tracees.delete(task)
  const { parent } = task
  const ignored = parent?.dispositions.get('SIGCHLD') === 'ignore'
  if (!parent || ignored) {
    reapTask(task)
    parent?.childChanged.wake()
    return
  }
  notifyParent(kernel, task)
}

/** Frees a zombie: its parent knows. */
export function reapTask(task: Task): void {
  task.parent?.children.delete(task)
  task.pid.namespace.release(task.pid)
  unchargeProcess(task.cgroup)
}

/** With process 1 gone nobody can reap in its namespace: the kernel kills everyone left there (pid_namespaces(7)). */
function endPidNamespace(kernel: Kernel, init: Task): void {
  for (const task of [...init.pid.namespace.tasks.values()]) {
    if (task !== init) exitTask(kernel, task, { signaled: 'SIGKILL', coreDumped: false })
  }
}

/** The terminal of a session ends with its leader: the foreground group hears SIGHUP. */
function leaveSession(kernel: Kernel, task: Task): void {
  const { tty } = task
  if (!tty || tty.session !== task.pid || task.session !== task.pid) return
  const foreground = tty.foreground
  tty.session = undefined
  tty.foreground = undefined
  if (foreground) signalGroup(kernel, foreground, 'SIGHUP')
}

/** A mount namespace goes with its last process. */
function releaseMounts(kernel: Kernel, { namespaces: { mnt } }: Task): void {
  const { initNamespaces } = kernel
  if (mnt === initNamespaces.mnt) return
  for (const other of initNamespaces.pid.tasks.values()) {
    if (!other.isZombie && other.namespaces.mnt === mnt) return
  }
  mnt.release()
}

function reparentChildren(kernel: Kernel, task: Task): void {
  if (task.children.size === 0) return
  const reaper = findReaper(task)
  for (const child of task.children) {
    child.parent = reaper
    reaper?.children.add(child)
    if (!child.isZombie) continue
    if (reaper) {
      sendSignal(kernel, reaper, 'SIGCHLD')
      reaper.childChanged.wake()
    } else {
      reapTask(child)
    }
  }
  task.children.clear()
}

/** The nearest living ancestor that is a child subreaper, else process 1 of the namespace (PR_SET_CHILD_SUBREAPER). */
function findReaper(task: Task): Task | undefined {
  for (let ancestor = task.parent; ancestor; ancestor = ancestor.parent) {
    if (ancestor.namespaces.pid !== task.namespaces.pid) break
    if (ancestor.isSubreaper && !ancestor.isZombie) return ancestor
  }
  const { init } = task.pid.namespace
  return init === task || init?.isZombie ? undefined : init
}
